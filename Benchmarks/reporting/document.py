"""docs/performance.md, out of the figures of a run and the notes written by hand."""

import re

from figures import number, power, ratio, table
from goals import goals

ORDER = [
    ("append", "Appending"), ("verify", "Verifying"), ("signatures", "Signatures"), ("open", "Opening and recovering"),
    ("projection", "Folding"), ("progress", "One learner"), ("record", "Recording by the rules"), ("proof", "Proofs"),
    ("import", "Importing"), ("start", "Starting"),
]
WORK = {"append_one": "one caller", "append_many": "{callers} callers", "append_batches": "batches of {batch}",
        "verify": "verify"}


def notes(text):
    """The paragraphs of the notes, by the headings above them."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {"": parts[0].strip()} | {name.strip(): body.strip() for name, body in zip(parts[1::2], parts[2::2])}


def parameters(row):
    words = []
    for key, value in sorted(row["parameters"].items()):
        unit = "B a record" if key == "bytes" else key.removesuffix("s") if value == 1 else key
        words.append(f"batches of {value}" if key == "batch" else f"{power(value)} {unit}")
    return ", ".join(words)


def values(row):
    """What came out, then that of the limit: `limit, seconds` is told as `limit 3 seconds`."""
    own = [f"{number(value)} {key}" for key, value in sorted(row["values"].items()) if not key.startswith("limit, ")]
    limit = [
        f"limit {number(value)} {key.removeprefix('limit, ')}"
        for key, value in sorted(row["values"].items()) if key.startswith("limit, ")]
    return ", ".join(own + limit)


def section(name, title, figures, note):
    """A measurement's rows; `export` is measured with `progress`."""
    ids = [name] + (["export"] if name == "progress" else [])
    rows = [row for row in figures.rows if row["id"].split("/")[0] in ids]
    if not rows:
        return ""
    lines = [[row["what"], parameters(row), ratio(row), row["limit"], values(row)] for row in rows]
    head = ["what", "of", "ratio", "beside", "on this machine"]
    command = f"swift run -c release Benchmarks run {name}"
    return f"### {title}\n\n`{command}`\n\n{table(head, lines)}\n{note}\n"


def goal_table(found):
    rows = [[goal.what, goal.goal, goal.reached, "reached" if goal.is_met else "**not reached**"] for goal in found]
    return table(["what", "goal", "in this run", ""], rows)


def bound_sections(found, bounds):
    """What is written by hand about goals, in their order. `bounds`: text by key."""
    keys = dict.fromkeys(goal.key for goal in found)
    parts = []
    for key in keys:
        if key in bounds:
            names = "; ".join(goal.what for goal in found if goal.key == key)
            parts.append(f"### {names}\n\n{bounds[key].strip()}\n")
    return "## What bounds them\n\n" + "\n".join(parts) if parts else ""


def peer_cell(work):
    if work is None:
        return "–"
    times = work["acquis is × as fast"]
    return (f"{number(work['records/s'])} · {number(times['median'])} "
            f"({number(times['min'])}–{number(times['max'])})" + (" **ahead**" if times["median"] < 1 else ""))


def peer_section(peers, note):
    names = {key: text.format(**peers) for key, text in WORK.items()}
    rows = []
    for peer in peers["peers"]:
        own = peer["name"] == "acquis"
        cells = [
            (number(peer["work"][key]["records/s"]) if key in peer["work"] else "–") if own
            else peer_cell(peer["work"].get(key)) for key in WORK]
        rows.append([f"{peer['name']} {peer['version']}".strip(), "yes" if peer["chained"] else "no", *cells, peer["remark"]])
    for name, reason in peers["missing"].items():
        rows.append([name, "", "not run: " + reason.splitlines()[0], "", "", "", ""])
    head = ["", "chain or tree", *names.values(), "what differs"]
    return f"## Beside others\n\n`Benchmarks/peers/run`\n\n{table(head, rows)}\n{note}\n"


def document(figures, plots, written, bounds):
    note, found = notes(written), goals(figures)
    machine = ", ".join(f"{key} {value}" for key, value in figures.machine.items() if key not in ("date", "commit"))
    parts = [
        "# Performance\n", note[""] + "\n",
        f"Measured on {figures.machine['date']} at commit `{figures.machine['commit']}`: {machine}.\n",
        "## Goals\n", goal_table(found), note.get("goals", "") + "\n", bound_sections(found, bounds)]
    if plots:
        parts.append("## Growth\n")
        for name, _, caption in plots:
            parts.append(f"![{caption}](performance/{name})\n\n{caption}\n")
    parts.append("## What was measured\n\nEach command is run in `Benchmarks/`. Ratios are the median of the rounds, with "
                 "the least and the greatest.\n")
    parts += [section(name, title, figures, note.get(name, "")) for name, title in ORDER]
    if figures.peers:
        parts.append(peer_section(figures.peers, note.get("peers", "")))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(part for part in parts if part.strip())).strip() + "\n"
