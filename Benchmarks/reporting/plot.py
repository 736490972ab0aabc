"""Plots as SVG: a few lines over sizes, nothing else."""

import math
from html import escape

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 44, 50
COLOURS = ["#0b5fa5", "#c2410c", "#15803d", "#7e22ce", "#475569"]


class Axis:
    """Where a value lies between two ends of the paper."""

    def __init__(self, values, start, end, is_log):
        self.start, self.end, self.is_log = start, end, is_log
        if is_log:
            self.low = 10 ** math.floor(math.log10(min(values)) + 1e-9)
            self.high = 10 ** math.ceil(math.log10(max(values)) - 1e-9)
            if self.high == self.low:
                self.high = self.low * 10
        else:
            self.low, self.high = 0, nice(max(values) * 1.08)

    def at(self, value):
        if self.is_log:
            part = math.log10(value / self.low) / math.log10(self.high / self.low)
        else:
            part = (value - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    @property
    def ticks(self):
        if self.is_log:
            count = round(math.log10(self.high / self.low))
            return [self.low * 10 ** index for index in range(count + 1)]
        return [self.high * index / 4 for index in range(5)]


def nice(value):
    """The next round number, a multiple of four of its steps."""
    step = 10 ** math.floor(math.log10(value))
    return next(step * factor for factor in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10) if step * factor >= value)


def label(value):
    if value >= 10_000 and math.log10(value) % 1 < 1e-9:
        return "10" + str(round(math.log10(value))).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{value:,.6f}".rstrip("0").rstrip(".").replace(",", " ")


def text(x, y, words, anchor="middle", **more):
    extra = "".join(f' {key}="{value}"' for key, value in more.items())
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{extra}>{escape(words)}</text>'


def plot(title, x_name, y_name, series, log_y=False, goal=None, slope=False):
    """`series`: name to points. `goal`: a level to draw, with its name. `slope`: draw what grows as x does."""
    points = [point for line in series.values() for point in line]
    levels = [y for _, y in points] + ([goal[0]] if goal else [])
    x_axis = Axis([x for x, _ in points], LEFT, WIDTH - RIGHT, True)
    y_axis = Axis(levels, HEIGHT - BOTTOM, TOP, log_y)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        text(LEFT, 18, title, "start", **{"font-weight": "bold"})]
    for tick in x_axis.ticks:
        x = x_axis.at(tick)
        parts.append(f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}" stroke="#e5e7eb"/>')
        parts.append(text(x, HEIGHT - BOTTOM + 18, label(tick)))
    for tick in y_axis.ticks:
        y = y_axis.at(tick)
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#e5e7eb"/>')
        parts.append(text(LEFT - 8, y + 4, label(tick), "end"))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x_name))
    parts.append(text(LEFT - 50, TOP - 10, y_name, "start"))
    if goal:
        y = y_axis.at(goal[0])
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="#111827" '
                     'stroke-dasharray="6 4"/>' + text(WIDTH - RIGHT - 4, y - 5, goal[1], "end"))
    for index, (name, line) in enumerate(series.items()):
        colour = COLOURS[index % len(COLOURS)]
        line = sorted(line)
        if slope and len(line) > 1:
            (x0, y0), x1 = line[-1], line[0][0]
            y1 = max(y0 * x1 / x0, y_axis.low)
            parts.append(f'<line x1="{x_axis.at(x0):.1f}" y1="{y_axis.at(y0):.1f}" x2="{x_axis.at(y1 * x0 / y0):.1f}" '
                         f'y2="{y_axis.at(y1):.1f}" stroke="{colour}" stroke-dasharray="2 4"/>')
        path = " ".join(f"{x_axis.at(x):.1f},{y_axis.at(y):.1f}" for x, y in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x_axis.at(x):.1f}" cy="{y_axis.at(y):.1f}" r="3" fill="{colour}"/>' for x, y in line]
        parts.append(legend(index, len(series), name, colour))
    return "\n".join(parts + ["</svg>"]) + "\n"


def legend(index, count, name, colour):
    """Above the lines, side by side, all within the width."""
    x = LEFT + 90 + index * min(165, (WIDTH - LEFT - 90) // count)
    return (f'<line x1="{x}" y1="30" x2="{x + 18}" y2="30" stroke="{colour}" stroke-width="2"/>'
            + text(x + 24, 34, name, "start"))
