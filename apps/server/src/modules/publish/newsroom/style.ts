/** The newsroom's only resource besides its pages. */
export const style = `:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --ground: #fff; --line: #d0d7de; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9aa4af; --ground: #14181d; --line: #363d46; --accent: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-inline-size: 42rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--ground);
  font: 1.0625rem/1.65 system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans Georgian", sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1.5rem; border-block-end: 1px solid var(--line); }
header p { margin-block: .75rem; font-weight: 600; }
nav { margin-block: .75rem; display: flex; flex-wrap: wrap; gap: .25rem .75rem; color: var(--quiet); }
h1 { font-size: 1.7rem; line-height: 1.3; margin-block: .5rem; }
h2 { font-size: 1.2rem; line-height: 1.4; margin-block: .25rem; }
time, .kind, .check, footer { color: var(--quiet); font-size: .9375rem; }
.kind { margin-block: 1.5rem 0; }
.statements { list-style: none; margin: 0; padding: 0; }
.statements li { border-block-end: 1px solid var(--line); padding-block-end: .75rem; }
.statements p { margin-block: .25rem; }
.withdrawn, .next { border-inline-start: 4px solid var(--line); padding: .25rem .75rem; }
.withdrawn time { color: var(--ink); font-weight: 600; }
del { color: var(--quiet); }
`;
