"""The goals, each beside what was reached: the one place that says what is enough."""

from figures import number, power


class Goal:
    """`key` names the file below `bounds/` that says what bounds it."""

    def __init__(self, key, what, goal, reached, is_met):
        self.key, self.what, self.goal, self.reached, self.is_met = key, what, goal, reached, is_met


def share(key, what, rows, least):
    """A part of a limit that is to be reached."""
    for row in rows:
        cores = row["parameters"].get("cores")
        where = f"{what}, {cores} core{'s' if cores > 1 else ''}" if cores else what
        value = row["ratio"]["median"]
        yield Goal(key, where, f"≥ {number(least)} × {row['limit']}", f"{number(value)} ×", value >= least)


def level(key, what, row, value, unit, limit, is_most):
    """A figure of this machine that is to be kept to."""
    if row is None or value not in row["values"]:
        return
    found = row["values"][value]
    goal = f"{'<' if is_most else '≥'} {number(limit)} {unit}"
    yield Goal(key, what, goal, f"{number(found)} {unit}", found < limit if is_most else found >= limit)


def latest(rows):
    return rows[-1:]


def audits(figures):
    cores = sorted({row["parameters"]["cores"] for row in figures.all("verify/integrity")})
    for count in cores:
        yield from share("integrity", "audit of bytes", latest(figures.all("verify/integrity", cores=count)), 0.85)
    for count in cores:
        yield from share("rules", "audit with rules", latest(figures.all("verify/rules", cores=count)), 0.5)
    for count in cores:
        yield from share("signatures", "audit with signatures", figures.all("signatures/complete", cores=count), 0.9)
    for stage, what in [("integrity", "audit of bytes"), ("rules", "audit with rules")]:
        rows = [row for row in figures.rows if row["id"].split("/")[:2] == ["verify", stage]]
        if rows:
            worst = max(rows, key=lambda row: row["values"]["peak MiB"])
            size = power(max(row["parameters"]["records"] for row in rows))
            yield from level("memory", f"memory of an {what}, up to {size} records", worst, "peak MiB", "MiB", 64, True)


def appends(figures):
    yield from share("append-one", "durable append, one caller", figures.all("append/callers", callers=1), 0.9)
    for callers, rate in [(64, 100_000), (256, 200_000)]:
        row = figures.last("append/callers", callers=callers)
        what = f"durable append, {callers} callers"
        yield from level("append-many", what, row, "records/s", "records/s", rate, False)
        if callers == 64:
            yield from level("append-many", what + ", wait of the slowest 1 %", row, "ms (p99)", "ms", 2, True)


def others(figures):
    row = figures.last("projection")
    yield from level(
        "projection", "fold of a ledger, one core", row, "million records/s", "million records/s", 1, False)
    row = figures.last("progress", own_records=11)
    if row:
        size = power(row["parameters"]["records"])
        what = f"progress of a learner with 11 records, ledger of {size}, cold process"
        yield from level("progress", what, row, "ms", "ms", 30, True)
    for what, most in [("make", 20), ("check", 5)]:
        row = figures.last(f"proof/{what}-inclusion", records=1_000_000)
        yield from level("proofs", f"{what} a proof of inclusion at 10⁶", row, "µs", "µs", most, True)
    yield from level("start", "start of the command", figures.last("start"), "ms", "ms", 15, True)
    row = figures.last("import/read")
    if row:
        found = row["ratio"]["median"]
        yield Goal("import", "read an export of fiches", f"≤ 2 × {row['limit']}", f"{number(found)} ×", found <= 2)
        yield from level("import", "the same, memory", row, "peak MiB", "MiB", 100, True)


def goals(figures):
    return [*audits(figures), *appends(figures), *others(figures)]
