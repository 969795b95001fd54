/** The page's style, light and dark by the reader's own setting. Colours 1 to 4 differ for all kinds of sight. */
export const style = `
:root { color-scheme: light dark; --page: #f7f7f5; --card: #ffffff; --ink: #1c1f23; --dim: #5b6470; --line: #e2e4e7;
  --c1: #1f5fbf; --c2: #b45309; --c3: #0f766e; --c4: #9d3b8f; --on: #ffffff; --warn: #8a4b00; --warnback: #fff3dc; }
@media (prefers-color-scheme: dark) { :root { --page: #14171a; --card: #1c2024; --ink: #e8eaed; --dim: #a3acb7;
  --line: #30363d; --c1: #7fb2ff; --c2: #f2a65a; --c3: #5fd3c2; --c4: #e09ad4; --on: #0d1117; --warn: #ffd08a; --warnback: #3a2c12; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1240px; margin: 0 auto; padding: 28px 20px 60px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 0 0 2px; }
p { margin: 0 0 10px; color: var(--dim); max-width: 75ch; }
.warn { background: var(--warnback); color: var(--warn); padding: 10px 14px; border-radius: 8px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: 12px; margin: 18px 0; }
.tile, figure { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; margin: 0; }
.tile b { display: block; font-size: 20px; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tile span, .tile small { color: var(--dim); font-size: 13px; }
.charts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px; }
figure p { font-size: 13.5px; }
figure svg { display: block; max-width: 100%; height: auto; }
.narrow { display: none; }
.key { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 13px; color: var(--dim); margin: 0 0 8px; padding: 0; list-style: none; }
.key i { display: inline-block; width: 14px; height: 4px; border-radius: 2px; margin-right: 6px; vertical-align: middle; background: currentColor; }
text { font: 12px system-ui, sans-serif; fill: var(--dim); font-variant-numeric: tabular-nums; }
.value { fill: var(--ink); }
.label { font-style: italic; }
.note { fill: var(--ink); }
.on { fill: var(--on); }
.grid { stroke: var(--line); }
.axis { stroke: var(--dim); }
.rule { stroke: var(--ink); stroke-dasharray: 4 3; fill: none; }
.rule.solid { stroke-dasharray: none; stroke-width: 1.2; }
.span { fill: var(--c2); fill-opacity: .18; }
.line { fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linejoin: round; }
.line.faint { stroke-width: 1; stroke-opacity: .28; }
.line.strong { stroke-width: 2.5; }
.area, .box { fill: currentColor; fill-opacity: .16; stroke: none; }
.bar, .mark, .heat { fill: currentColor; }
.bar { fill-opacity: .75; }
.outlined { stroke: var(--c2); stroke-width: 2.5; }
.heat, .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); } .c4 { color: var(--c4); }
details { margin-top: 8px; font-size: 13px; color: var(--dim); }
summary { cursor: pointer; }
.scroll { overflow-x: auto; max-height: 320px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin-top: 6px; }
th, td { text-align: right; padding: 2px 12px 2px 0; white-space: nowrap; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; }
footer { margin-top: 28px; font-size: 13px; color: var(--dim); overflow-wrap: anywhere; }
code { font-size: 12px; }
@media (max-width: 820px) { .charts { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 520px) { main { padding: 18px 12px 40px; } figure { padding: 12px; } .wide { display: none; } .narrow { display: block; } h1 { font-size: 20px; } }
`;
