"""The plots that show how cost grows."""

from figures import power
from plot import plot


def points(rows, x, y):
    return [(row["parameters"][x], row["values"][y]) for row in rows]


def lines(candidates):
    """Those with at least two points: one point shows no growth."""
    return {name: found for name, found in candidates.items() if len(found) > 1}


def plots(figures):
    """File name, SVG text and caption of each."""
    verify = {
        "bytes, one core": points(figures.all("verify/integrity", cores=1), "records", "seconds"),
        "with rules, one core": points(figures.all("verify/rules", cores=1), "records", "seconds"),
    }
    if lines(verify):
        yield ("verify.svg", plot("An audit", "records", "seconds", lines(verify), log_y=True, slope=True),
               "An audit takes time in proportion to the records; dotted is exact proportion, through the largest.")
    memory = {
        "bytes": points(figures.all("verify/integrity", cores=1), "records", "peak MiB"),
        "with rules": points(figures.all("verify/rules", cores=1), "records", "peak MiB"),
    }
    if lines(memory):
        yield ("memory.svg", plot("Memory of an audit", "records", "MiB at most", lines(memory), goal=(64, "goal")),
               "The memory of an audit.")
    sizes = sorted({row["parameters"]["records"] for row in figures.all("progress")})
    progress = {
        f"ledger of {power(size)}": points(figures.all("progress", records=size), "own records", "ms") for size in sizes}
    if lines(progress):
        yield ("progress.svg", plot("acquis progress", "records of the learner", "ms, whole process", lines(progress)),
               "One learner's progress takes time by the learner's own records; the size of the ledger is in the colours.")
    for work, title in [("make", "Making proofs"), ("check", "Checking proofs")]:
        proofs = {
            kind: points(figures.all(f"proof/{work}-{kind}"), "records", "µs") for kind in ("inclusion", "consistency")}
        if lines(proofs):
            yield (f"proofs-{work}.svg", plot(title, "records", "µs each", lines(proofs)),
                   f"{title}: as they have log₂ n hashes, a straight line on an axis of powers.")
