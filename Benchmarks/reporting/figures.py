"""The rows of a run, found by what they measure, and numbers as they are written."""


class Figures:
    def __init__(self, data):
        self.machine, self.rows, self.peers = data["machine"], data["rows"], data.get("peers")

    def all(self, id, **parameters):
        """The rows of a measurement with these parameters, by size."""
        wanted = {key.replace("_", " "): value for key, value in parameters.items()}
        rows = [
            row for row in self.rows
            if row["id"] == id and all(row["parameters"].get(key) == value for key, value in wanted.items())]
        return sorted(rows, key=lambda row: row["parameters"].get("records", 0))

    def last(self, id, **parameters):
        """The row of the largest ledger, or None."""
        rows = self.all(id, **parameters)
        return rows[-1] if rows else None


def number(value):
    """Three digits that count, with thin spaces between thousands."""
    if value == 0:
        return "0"
    if abs(value) >= 1000:
        digits = max(0, len(str(int(abs(value)))) - 3)
        return f"{int(round(value / 10 ** digits) * 10 ** digits):,}".replace(",", " ")
    decimals = 0
    while abs(value) * 10 ** decimals < 100 and decimals < 6:
        decimals += 1
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def power(value):
    """Sizes as people say them."""
    for exponent in range(4, 9):
        if value == 10 ** exponent:
            return "10" + str(exponent).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{value:,}".replace(",", " ")


def ratio(row):
    """Median and spread, and of what."""
    values = row["ratio"]
    spread = f"{number(values['median'])} ({number(values['min'])}–{number(values['max'])})"
    return spread if values["kind"] == "share" else spread.replace(" (", " × (", 1)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"
