/** Two palettes, chosen by the reader's system; green and red are never the only sign of a verdict. */
export const STYLE = `
:root { color-scheme: light dark;
  --paper: #fbfaf7; --card: #fff; --ink: #20242a; --dim: #68707c; --line: #e3e1da;
  --good: #1d7a4c; --bad: #b3372f; --accent: #2b5fb0; --mark: #ffe9a8; --cited: #d7e6fb; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #15171a; --card: #1d2024; --ink: #e4e6e9; --dim: #98a0ab; --line: #32363c;
  --good: #5fc08f; --bad: #ef8078; --accent: #86b0f2; --mark: #5c4a12; --cited: #24405f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 15px/1.65 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
.dim, dt, th, figcaption { color: var(--dim); } .small { font-size: .85rem; }
h3 .dim { font-weight: 400; }
code { font: .85em ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.figures div, figure, details { background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.figures div { padding: .7rem 1rem; } .figures b { display: block; font-size: 1.5rem; line-height: 1.3; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: 400; }
th { vertical-align: bottom; } td, td code { white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
.bar { display: inline-block; width: 8rem; height: .6rem; background: var(--line); border-radius: 3px; }
.band { fill: var(--accent); opacity: .35; } .value { stroke: var(--accent); stroke-width: 3; vector-effect: non-scaling-stroke; }
td.ids { text-align: left; white-space: normal; } a { color: var(--accent); text-decoration: none; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: .75rem; }
figure { margin: 0; padding: .75rem; } svg { display: block; width: 100%; height: auto; } svg text { font-size: 11px; fill: var(--dim); }
.axis { stroke: var(--line); fill: none; } .curve { stroke: var(--accent); stroke-width: 2; fill: none; } .column { fill: var(--accent); }
.filters { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; position: sticky; top: 0; padding: .6rem 0; background: var(--paper); }
select, input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: .2rem .5rem; }
details { margin: .4rem 0; } details[hidden] { display: none; }
summary { cursor: pointer; padding: .45rem .8rem; display: flex; gap: .6rem; align-items: baseline; list-style: none; }
summary::-webkit-details-marker { display: none; } summary .ask { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.body { padding: 0 .9rem .9rem; border-top: 1px solid var(--line); }
.verdict { font-weight: 600; white-space: nowrap; } .pass { color: var(--good); } .fail { color: var(--bad); }
.tag { font-size: .8rem; color: var(--dim); white-space: nowrap; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; padding: .5rem .75rem; border-left: 3px solid var(--line); }
.said.before { border-color: var(--dim); }
mark { background: var(--mark); color: inherit; } .cited { background: var(--cited); border-radius: 2px; } mark.cited { text-decoration: underline; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; margin: .5rem 0; } dd { margin: 0; overflow-wrap: anywhere; }
ol, ul { margin: .3rem 0; padding-left: 1.4rem; }
@media print { .filters { display: none; } }
`;
