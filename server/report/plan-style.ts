/** The style of the HTML report. Its hash stands in the policy of the page; a test keeps the two in step. */

export const PLAN_STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --paper: #fff; --line: #d1d9e0; --good: #1a7f37; --bad: #c0202a; --doubt: #8a5a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9aa4ae; --paper: #0d1117; --line: #3d444d; --good: #4ac26b; --bad: #ff7b72; --doubt: #e3b341; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
.verdict { border-left: .4rem solid; padding: .1rem 1rem; margin: 1rem 0; }
.verdict h2 { margin: .5rem 0; color: var(--ink); }
.verdict p { margin: .5rem 0; color: var(--ink); }
.good { color: var(--good); } .bad { color: var(--bad); } .doubt { color: var(--doubt); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; white-space: nowrap; }
td { color: var(--ink); width: 100%; }
small { color: var(--quiet); }
code { font: .875rem/1.4 ui-monospace, monospace; white-space: pre-wrap; }
.disk { display: block; width: 100%; height: auto; margin: .5rem 0; }
.disk rect { fill: #dde3ea; stroke: #59636e; } .disk text { font: 600 12px system-ui, sans-serif; fill: #1f2328; } .disk .size { font-weight: 400; }
.disk .windows { fill: #b6d7ff; } .disk .efi { fill: #ffe2a8; } .disk .msr { fill: #e7d7f7; } .disk .system { fill: #ffe2a8; } .disk .recovery { fill: #c9eccf; } .disk .data { fill: #d5e8e8; } .disk .free, .disk .unknown { fill: #f3f4f6; stroke-dasharray: 4 3; }
@media print { main { max-width: none; } }
`;

/** Base64 of the SHA-256 of the style, as a Content-Security-Policy names it. */
export const PLAN_STYLE_HASH = 'sha256-KPLM6yG5LWERgPd3H7t725J88HQfiuMujTk3FtrsSII=';
