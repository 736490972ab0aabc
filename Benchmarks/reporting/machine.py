"""What a run was made on and of."""

import datetime
import os
import platform
import re
import subprocess


def output(*words, **options):
    try:
        return subprocess.run(words, capture_output=True, text=True, **options).stdout.strip()
    except OSError:
        return ""


def first_match(pattern, text):
    match = re.search(pattern, text, re.MULTILINE)
    return match[1].strip() if match else "unknown"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def describe(project, directory):
    """The hardware, the system, the libraries, and the state of the project."""
    memory = int(first_match(r"^MemTotal:\s+(\d+)", read("/proc/meminfo"))) / 1024 ** 2
    changed = output("git", "status", "--porcelain", "--untracked-files=no", cwd=project)
    return {
        "date": datetime.date.today().isoformat(),
        "commit": output("git", "rev-parse", "--short=12", "HEAD", cwd=project) + (" and changes" if changed else ""),
        "processor": first_match(r"^model name\s*:(.*)$", read("/proc/cpuinfo")),
        "cores": os.cpu_count(),
        "memory": f"{memory:.0f} GiB",
        "kernel": f"Linux {platform.release()}",
        "system": first_match(r'^PRETTY_NAME="(.*)"', read("/etc/os-release")),
        "file system": output("df", "--output=fstype", directory).split("\n")[-1],
        "Swift": first_match(r"Swift version (\S+)", output("swift", "--version")),
        "OpenSSL": output("pkg-config", "--modversion", "libcrypto"),
        "SQLite": output("pkg-config", "--modversion", "sqlite3"),
        "load before": f"{os.getloadavg()[0]:.1f}",
    }
