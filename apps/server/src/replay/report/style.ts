/** Calm surfaces; the alarm colour stands only on what rang as a crisis. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1d2226, #e6e8ea); --paper: light-dark(#fff, #14181b);
  --faint: light-dark(#6a737b, #98a2ab); --line: light-dark(#dde1e4, #2c3338); --band: light-dark(#e3ebf2, #22303b);
  --accent: light-dark(#2f6690, #7fb2da); --alarm: light-dark(#b3261e, #ff8a80); }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-block-start: 2.5rem; }
svg { inline-size: 100%; block-size: auto; direction: ltr; } svg text { font-size: 11px; fill: var(--faint); }
.band { fill: var(--band); } .expected { fill: none; stroke: var(--accent); stroke-dasharray: 4 3; }
.seen { fill: var(--faint); opacity: .5; } .negative { fill: var(--ink); opacity: .75; }
.tick { stroke: var(--line); } .end { stroke: var(--faint); stroke-width: 2; }
svg .crisis { fill: var(--alarm); stroke: var(--alarm); } svg .buzz { fill: none; stroke: var(--accent); }
table { border-collapse: collapse; inline-size: 100%; } th, td { text-align: start; vertical-align: top; padding: .5rem; border-block-start: 1px solid var(--line); }
td:first-child { white-space: nowrap; } ul { margin: 0; padding-inline-start: 1.2rem; } small, .notice { color: var(--faint); }
tr.crisis.alert td:nth-child(2) { color: var(--alarm); font-weight: 600; } q { display: block; margin-block: .25rem .5rem; }
`;
