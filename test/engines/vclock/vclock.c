/*
 * vclock.c - a virtual clock for a cron daemon, loaded with LD_PRELOAD.
 *
 * The daemon's binary, its parser and its loop are the real ones; only the
 * world around it is made up.  Every sleep()/nanosleep()/poll()/select() moves
 * a virtual clock and returns at once, so a year passes in about a second and
 * the result is the same each time.  A forked job keeps the clock of the
 * instant it was started in; where it would exec*() its command, the command
 * is recorded and the process ends.
 *
 *   VCLOCK_START  first instant, Unix seconds            (required)
 *   VCLOCK_END    the daemon exits 0 at this instant     (required)
 *   VCLOCK_LOG    file that records are appended to      (required)
 *                   RUN <tab> Unix seconds <tab> user <tab> command
 *                   LOG <tab> Unix seconds <tab> syslog text
 *                   END <tab> Unix seconds <tab>
 *   VCLOCK_ROOT   folder in which /etc/cron*, /var/spool/cron, /var/run, /run
 *                 and /var/log are looked up, so no file of the system is
 *                 read or touched                        (required)
 *   VCLOCK_USERS  names, comma between, that exist besides the system's users
 *
 * Without VCLOCK_START the process exits 96 before main(): that is how a
 * caller checks that the shim is loaded at all (ld.so only warns when not).
 *
 * Build: gcc -O2 -Wall -Wextra -Werror -shared -fPIC -o vclock.so vclock.c -ldl
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

#define NS 1000000000LL
#define REAL(f) ((__typeof__(&f))dlsym(RTLD_NEXT, #f))
enum { EXIT_UNSET = 96, EXIT_UNWRITABLE = 97 };

static long long now_ns, end_ns;             /* virtual Unix time */
static const char *log_path, *root, *users;
static int spins;
static pid_t daemon_pid;                     /* whoever sleeps first */

/* ---- what is recorded ---- */
static void record(const char *tag, const char *text) {
    char *line;
    int n = asprintf(&line, "%s\t%lld\t%s\n", tag, now_ns / NS, text);
    /* the system call itself: open() below would redirect the path */
    int fd = syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (n < 0 || fd < 0 || write(fd, line, n) != n) {
        dprintf(2, "vclock: cannot write %s\n", log_path);
        _exit(EXIT_UNWRITABLE);
    }
    close(fd);
    free(line);
}

static const char *need(const char *name) {
    const char *v = getenv(name);
    if (!v || !*v) { dprintf(2, "vclock: %s is not set\n", name); _exit(EXIT_UNSET); }
    return strdup(v);                        /* a daemon may replace its environment */
}

__attribute__((constructor)) static void init(void) {
    now_ns = atoll(need("VCLOCK_START")) * NS;
    end_ns = atoll(need("VCLOCK_END")) * NS;
    log_path = need("VCLOCK_LOG");
    root = need("VCLOCK_ROOT");
    users = getenv("VCLOCK_USERS") ? strdup(getenv("VCLOCK_USERS")) : "";
}

/* ---- the clock ---- */
static void advance(long long ns) {
    spins = 0;
    if (!daemon_pid) daemon_pid = getpid();
    if (getpid() != daemon_pid) return;      /* a job's helper: no time passes */
    while (waitpid(-1, NULL, 0) > 0) ;       /* jobs end within their instant */
    now_ns += ns;
    if (now_ns >= end_ns) { now_ns = end_ns; record("END", ""); _exit(0); }
}
static long long tick(void) {                /* guards against a loop that only polls time() */
    if (++spins > 1000000) now_ns += NS;
    return now_ns;
}
time_t time(time_t *t) { time_t v = tick() / NS; if (t) *t = v; return v; }
int gettimeofday(struct timeval *restrict tv, void *restrict tz) {
    (void)tz; long long v = tick(); tv->tv_sec = v / NS; tv->tv_usec = v % NS / 1000; return 0;
}
int clock_gettime(clockid_t id, struct timespec *ts) {
    (void)id; long long v = tick(); ts->tv_sec = v / NS; ts->tv_nsec = v % NS; return 0;
}
unsigned sleep(unsigned s) { advance(s * NS); return 0; }
int usleep(useconds_t us) { advance(us * 1000LL); return 0; }
int nanosleep(const struct timespec *r, struct timespec *rem) {
    (void)rem; advance(r->tv_sec * NS + r->tv_nsec); return 0;
}
int clock_nanosleep(clockid_t id, int flags, const struct timespec *r, struct timespec *rem) {
    (void)id; (void)rem;
    long long v = r->tv_sec * NS + r->tv_nsec;
    if (flags & TIMER_ABSTIME) v = v > now_ns ? v - now_ns : 0;
    advance(v); return 0;
}
int poll(struct pollfd *f, nfds_t n, int ms) {
    int r = REAL(poll)(f, n, 0);
    if (r == 0 && ms > 0) advance(ms * 1000000LL);
    return r;
}
int select(int n, fd_set *r, fd_set *w, fd_set *e, struct timeval *tv) {
    struct timeval zero = {0, 0};
    if (!tv) return REAL(select)(n, r, w, e, NULL);
    int k = REAL(select)(n, r, w, e, &zero);
    if (k == 0) advance(tv->tv_sec * NS + tv->tv_usec * 1000LL);
    return k;
}

/* ---- users: those of VCLOCK_USERS exist, whatever the machine's passwd says ---- */
enum { FIRST_UID = 70000 };

/* The position of a name in VCLOCK_USERS, or -1. */
static int made_up(const char *name) {
    size_t len = strlen(name);
    int i = 0;
    for (const char *p = users; len && *p; i++) {
        size_t n = strcspn(p, ",");
        if (n == len && !strncmp(p, name, n)) return i;
        p += n + (p[n] == ',');
    }
    return -1;
}
struct passwd *getpwnam(const char *name) {
    static struct passwd pw;
    static char copy[256];
    int i = made_up(name);
    if (i < 0) return REAL(getpwnam)(name);
    snprintf(copy, sizeof copy, "%s", name);
    pw = (struct passwd){ .pw_name = copy, .pw_passwd = "*", .pw_uid = FIRST_UID + i, .pw_gid = FIRST_UID + i,
                          .pw_gecos = "", .pw_dir = "/", .pw_shell = "/bin/sh" };
    return &pw;
}

/* ---- who a job would run as: remembered, and nothing is switched ---- */
static char job_user[256];
static uid_t job_uid = -1;

int initgroups(const char *u, gid_t g) { (void)g; snprintf(job_user, sizeof job_user, "%s", u); return 0; }
int setuid(uid_t u) { job_uid = u; return 0; }
int setreuid(uid_t r, uid_t e) { (void)e; if (r != (uid_t)-1) job_uid = r; return 0; }
int seteuid(uid_t u) { (void)u; return 0; }
int setgid(gid_t g) { (void)g; return 0; }
int setegid(gid_t g) { (void)g; return 0; }
int setregid(gid_t r, gid_t e) { (void)r; (void)e; return 0; }

/* The user whose groups were taken; with the uid behind it where that is not the user's own. */
static const char *who(char *buf, size_t size) {
    struct passwd *pw = *job_user ? getpwnam(job_user) : NULL;
    if (pw && pw->pw_uid == job_uid) return job_user;
    snprintf(buf, size, "%s!uid=%ld", job_user, (long)(int)job_uid);
    return buf;
}

/* ---- jobs: the last argument is the command ---- */
static void job(char *const argv[]) {
    char buf[512], *text;
    int n = 0;
    while (argv[n]) n++;
    if (asprintf(&text, "%s\t%s", who(buf, sizeof buf), n ? argv[n - 1] : "") < 0) _exit(EXIT_UNWRITABLE);
    record("RUN", text);
    _exit(0);
}
#define COLLECT_AND_RECORD(first) \
    char *argv[64]; int n = 0; va_list ap; argv[n++] = (char *)(first); va_start(ap, first); \
    while (n < 63 && (argv[n] = va_arg(ap, char *))) n++; \
    argv[n] = NULL; va_end(ap); job(argv); return -1
int execve(const char *p, char *const a[], char *const e[]) { (void)p; (void)e; job(a); return -1; }
int execv(const char *p, char *const a[]) { (void)p; job(a); return -1; }
int execvp(const char *p, char *const a[]) { (void)p; job(a); return -1; }
int execvpe(const char *p, char *const a[], char *const e[]) { (void)p; (void)e; job(a); return -1; }
int execl(const char *p, const char *a0, ...) { (void)p; COLLECT_AND_RECORD(a0); }
int execlp(const char *p, const char *a0, ...) { (void)p; COLLECT_AND_RECORD(a0); }
int execle(const char *p, const char *a0, ...) { (void)p; COLLECT_AND_RECORD(a0); }

/* ---- syslog ---- */
static void vlog(const char *fmt, va_list ap) {
    char *text;
    if (vasprintf(&text, fmt, ap) < 0) _exit(EXIT_UNWRITABLE);
    text[strcspn(text, "\n")] = 0;
    record("LOG", text);
    free(text);
}
void syslog(int p, const char *f, ...) { (void)p; va_list ap; va_start(ap, f); vlog(f, ap); va_end(ap); }
void __syslog_chk(int p, int flag, const char *f, ...) { (void)p; (void)flag; va_list ap; va_start(ap, f); vlog(f, ap); va_end(ap); }
void vsyslog(int p, const char *f, va_list ap) { (void)p; vlog(f, ap); }
void __vsyslog_chk(int p, int flag, const char *f, va_list ap) { (void)p; (void)flag; vlog(f, ap); }

/* ---- the daemon's files lie below VCLOCK_ROOT ---- */
static const char *redirect(const char *p, char *buf) {
    static const char *const dirs[] = { "/etc/cron", "/etc/anacrontab", "/var/spool/cron", "/var/run", "/run/", "/var/log" };
    if (p)
        for (unsigned i = 0; i < sizeof dirs / sizeof *dirs; i++)
            if (!strncmp(p, dirs[i], strlen(dirs[i]))) { snprintf(buf, PATH_MAX, "%s%s", root, p); return buf; }
    return p;
}
#define P(p) redirect(p, (char[PATH_MAX]){0})
#define MODE(flags) mode_t m = 0; if ((flags) & O_CREAT) { va_list ap; va_start(ap, flags); m = va_arg(ap, mode_t); va_end(ap); }
int open(const char *p, int f, ...) { MODE(f); return REAL(open)(P(p), f, m); }
int open64(const char *p, int f, ...) { MODE(f); return REAL(open64)(P(p), f, m); }
int creat(const char *p, mode_t m) { return REAL(creat)(P(p), m); }
FILE *fopen(const char *p, const char *m) { return REAL(fopen)(P(p), m); }
FILE *fopen64(const char *p, const char *m) { return REAL(fopen64)(P(p), m); }
DIR *opendir(const char *p) { return REAL(opendir)(P(p)); }
int chdir(const char *p) { return REAL(chdir)(P(p)); }
int access(const char *p, int m) { return REAL(access)(P(p), m); }
int mkdir(const char *p, mode_t m) { return REAL(mkdir)(P(p), m); }
int unlink(const char *p) { return REAL(unlink)(P(p)); }
int inotify_add_watch(int fd, const char *p, uint32_t m) { return REAL(inotify_add_watch)(fd, P(p), m); }

/* crontabs look root-owned, as the daemons demand, whoever runs the test */
int stat(const char *p, struct stat *s) { int r = REAL(stat)(P(p), s); s->st_uid = 0; return r; }
int lstat(const char *p, struct stat *s) { int r = REAL(lstat)(P(p), s); s->st_uid = 0; return r; }
int fstat(int fd, struct stat *s) { int r = REAL(fstat)(fd, s); s->st_uid = 0; return r; }
int fchown(int fd, uid_t u, gid_t g) { (void)fd; (void)u; (void)g; return 0; }
int chown(const char *p, uid_t u, gid_t g) { (void)p; (void)u; (void)g; return 0; }

/* ---- no PAM stack: it does not decide when a job starts ---- */
int pam_start(const char *s, const char *u, const void *c, void **h) { (void)s; (void)u; (void)c; *h = &now_ns; return 0; }
int pam_end(void *h, int st) { (void)h; (void)st; return 0; }
int pam_set_item(void *h, int t, const void *i) { (void)h; (void)t; (void)i; return 0; }
int pam_acct_mgmt(void *h, int f) { (void)h; (void)f; return 0; }
int pam_setcred(void *h, int f) { (void)h; (void)f; return 0; }
int pam_open_session(void *h, int f) { (void)h; (void)f; return 0; }
int pam_close_session(void *h, int f) { (void)h; (void)f; return 0; }
char **pam_getenvlist(void *h) { (void)h; return calloc(1, sizeof(char *)); }
