/** As a file of ours, so that a bundle finds the name in it however the package is written. */
export { CronExpressionParser } from 'cron-parser';
