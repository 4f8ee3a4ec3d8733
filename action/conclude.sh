#!/bin/sh
# Ends with the status that the steps before have found.
exit "$STATUS"
