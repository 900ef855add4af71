package cli

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// archiveOf writes an archive of n pairs with its manifest, puts resolint on the PATH,
// and returns the folder with what one run of it writes.
func archiveOf(t *testing.T, n int) (dir string, want map[string][]byte) {
	t.Helper()
	dir = t.TempDir()
	base, draft := readShared(t, "base.txt"), readShared(t, "draft.txt")
	manifest := "id,draft,base\n"
	for i := range n {
		for side, text := range map[string][]byte{"old": base, "new": draft} {
			// Sizes differ, so that shards do.
			text = append(bytes.Clone(text), strings.Repeat(fmt.Sprintf("\n%d to keep the matter under review.\n", 20+i), i+1)...)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s%02d.txt", side, i)), text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		manifest += fmt.Sprintf("T/%d,new%02d.txt,old%02d.txt\n", i, i, i)
	}
	if err := os.WriteFile(filepath.Join(dir, "archive.csv"), []byte(manifest), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", filepath.Dir(program(t).Path)+string(os.PathListSeparator)+os.Getenv("PATH"))
	in(t, dir, "resolint", "corpus", "archive.csv", "--quiet", "--output", "one")
	return dir, written(t, filepath.Join(dir, "one"))
}

// in runs a command in a folder and returns what it prints.
func in(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func written(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = data
	}
	return out
}

// sameRun compares what was merged with what one run wrote.
func sameRun(t *testing.T, dir string, want map[string][]byte) {
	t.Helper()
	got := written(t, dir)
	if len(got) != len(want) || len(want["findings.jsonl"]) == 0 {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
	for name, data := range want {
		if !bytes.Equal(got[name], data) {
			t.Errorf("%s differs from that of one run", name)
		}
	}
}

// documented returns the commands of a block of docs/clusters.md.
func documented(t *testing.T, block string) string {
	t.Helper()
	m := regexp.MustCompile("(?s)```sh " + block + "\n(.*?)```").FindStringSubmatch(readRoot(t, "docs/clusters.md"))
	if m == nil {
		t.Fatalf("docs/clusters.md has no block %s", block)
	}
	return m[1]
}

// TestXargsAndParallel runs the commands of docs/clusters.md as they stand.
func TestXargsAndParallel(t *testing.T) {
	for _, name := range []string{"xargs", "parallel"} {
		t.Run(name, func(t *testing.T) {
			if _, err := exec.LookPath(name); err != nil {
				t.Skipf("NOT CHECKED: %s is not installed", name)
			}
			if name == "parallel" {
				if out, err := exec.Command(name, "--version").CombinedOutput(); err != nil || !strings.Contains(string(out), "GNU parallel") {
					t.Skip("NOT CHECKED: parallel is not that of GNU")
				}
			}
			dir, want := archiveOf(t, 10)
			in(t, dir, "sh", "-ec", documented(t, name))
			sameRun(t, filepath.Join(dir, "whole"), want)
		})
	}
}

// TestSlurm makes a cluster of one node with Debian's daemons and submits the job array
// of docs/clusters as it stands.
func TestSlurm(t *testing.T) {
	for _, name := range []string{"munged", "slurmctld", "slurmd", "sbatch"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("NOT CHECKED: %s is not installed (apt-get install munge slurmctld slurmd slurm-client)", name)
		}
	}
	if os.Getuid() != 0 {
		t.Skip("NOT CHECKED: the daemons of Slurm run as root only")
	}
	dir, want := archiveOf(t, 10)
	script, err := filepath.Abs(filepath.Join(root, "docs", "clusters", "slurm.sbatch"))
	if err != nil {
		t.Fatal(err)
	}
	slurm(t)
	if err := os.Symlink(script, filepath.Join(dir, "slurm.sbatch")); err != nil {
		t.Fatal(err)
	}
	command := strings.Replace(strings.TrimSpace(documented(t, "slurm")), "sbatch ", "sbatch --wait ", 1)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-ec", command)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		logs, _ := filepath.Glob(filepath.Join(dir, "slurm-*.out"))
		for _, name := range logs {
			text, _ := os.ReadFile(name)
			t.Logf("%s: %s", filepath.Base(name), text)
		}
		t.Fatalf("%v: %s", err, out)
	}
	in(t, dir, "resolint", "corpus", "merge", "out", "--output", "whole")
	sameRun(t, filepath.Join(dir, "whole"), want)
}

// slurm starts a cluster of one node, which ends with the test, and names it in
// SLURM_CONF.
func slurm(t *testing.T) {
	t.Helper()
	dir, err := os.MkdirTemp("", "slurm") // the path of a socket has to be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	host, _, _ = strings.Cut(host, ".")
	conf := strings.NewReplacer("DIR", dir, "HOST", host, "PORT1", freePort(t), "PORT2", freePort(t)).Replace(`ClusterName=test
SlurmctldHost=HOST(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=DIR/munge.sock
CredType=cred/munge
SlurmctldPort=PORT1
SlurmdPort=PORT2
StateSaveLocation=DIR/state
SlurmdSpoolDir=DIR/spool
SlurmctldPidFile=DIR/slurmctld.pid
SlurmdPidFile=DIR/slurmd.pid
SlurmctldLogFile=DIR/slurmctld.log
SlurmdLogFile=DIR/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmdParameters=config_overrides
NodeName=HOST NodeAddr=127.0.0.1 CPUs=8 RealMemory=4096 State=UNKNOWN
PartitionName=main Nodes=HOST Default=YES State=UP
`)
	for name, text := range map[string]string{"slurm.conf": conf, "key": strings.Repeat("no secret at all", 8)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o400); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"state", "spool"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("SLURM_CONF", filepath.Join(dir, "slurm.conf"))
	daemon(t, dir, "munged", "--foreground", "--force", "--key-file="+dir+"/key", "--socket="+dir+"/munge.sock",
		"--pid-file="+dir+"/munge.pid", "--log-file="+dir+"/munge.log", "--seed-file="+dir+"/seed")
	until(t, dir, "munge", "--socket="+dir+"/munge.sock", "--no-input")
	daemon(t, dir, "slurmctld", "-D")
	daemon(t, dir, "slurmd", "-D")
	until(t, dir, "sh", "-c", "sinfo --noheader --format=%T | grep -q idle")
}

// daemon starts a process that ends with the test.
func daemon(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if err := cmd.Start(); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may be gone already
		_ = cmd.Wait()
	})
}

// until waits for a command to succeed.
func until(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	for range 150 {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		if cmd.Run() == nil {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	for _, log := range []string{"munge.log", "slurmctld.log", "slurmd.log"} {
		text, _ := os.ReadFile(filepath.Join(dir, log))
		t.Logf("%s: %s", log, text)
	}
	t.Skipf("NOT CHECKED: Slurm does not start here: %s never succeeds", name)
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
