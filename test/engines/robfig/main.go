// robfig prints the instants at which a CronJob starts, asked exactly as the
// Kubernetes CronJob controller asks: cron.ParseStandard on the schedule, with
// "TZ=<zone> " before it when spec.timeZone is set, then sched.Next again and again.
//
// stdin:  expression <TAB> zone ("" = none) <TAB> start RFC 3339 <TAB> count, or an end in RFC 3339 (exclusive)
// stdout: for each line "#<TAB>line<TAB>count" and that many RFC 3339 UTC instants below it,
//         or "!<TAB>line<TAB>message".
package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/robfig/cron"
)

type query struct {
	spec  string
	start time.Time
	limit int
	end   time.Time // zero: none
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for line := 1; in.Scan(); line++ {
		times, err := answer(in.Text())
		if err != nil {
			fmt.Fprintf(out, "!\t%d\t%s\n", line, err)
			continue
		}
		fmt.Fprintf(out, "#\t%d\t%d\n", line, len(times))
		for _, t := range times {
			fmt.Fprintln(out, t.UTC().Format(time.RFC3339))
		}
	}
}

func answer(line string) ([]time.Time, error) {
	q, err := read(line)
	if err != nil {
		return nil, err
	}
	sched, err := parse(q.spec)
	if err != nil {
		return nil, err
	}
	var times []time.Time
	for t := q.start; len(times) < q.limit; {
		next := sched.Next(t)
		// Next does not always advance (Pacific/Chatham "50 3 * * *", April 2026).
		if next.IsZero() || !next.After(t) || (!q.end.IsZero() && !next.Before(q.end)) {
			break
		}
		t = next
		times = append(times, t)
	}
	return times, nil
}

func read(line string) (q query, err error) {
	f := strings.Split(line, "\t")
	if len(f) != 4 {
		return q, fmt.Errorf("want 4 fields with tabs between, not %d", len(f))
	}
	q.spec = f[0]
	if q.start, err = time.Parse(time.RFC3339, f[2]); err != nil {
		return q, err
	}
	if q.limit, err = strconv.Atoi(f[3]); err != nil {
		q.limit = math.MaxInt32
		if q.end, err = time.Parse(time.RFC3339, f[3]); err != nil {
			return q, err
		}
	}
	if f[1] != "" {
		if _, err = time.LoadLocation(f[1]); err != nil {
			return q, err
		}
		q.spec = "TZ=" + f[1] + " " + f[0]
	}
	return q, nil
}

// parse turns the panic of robfig 3.0.1 on "TZ=x" without a blank into an error.
func parse(spec string) (sched cron.Schedule, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return cron.ParseStandard(spec)
}
