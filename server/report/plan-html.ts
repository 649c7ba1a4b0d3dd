/** The plan as one page that needs nothing else: no script, no network, light and dark as the reader has it. */
import type { PlanDisk } from '../plan/setup-plan';
import { barSegments } from './disk-bar';
import type { OutlineItem, OutlineSection } from './outline';
import { outlinePlan } from './plan-outline';
import { PLAN_STYLE, PLAN_STYLE_HASH } from './plan-style';
import type { ReportedPlan } from './reported-plan';

/** `name` is that of the file. */
export function planHtml(plan: ReportedPlan, name: string): string {
  const { title, target, verdict, sections } = outlinePlan(plan, name);
  const policy = `default-src 'none'; style-src '${PLAN_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${PLAN_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(target)}</p>
<section class="verdict ${verdict.tone}">
<h2>Will Setup run to its end without asking?</h2>
<p><strong>${escapeHtml(verdict.word)}.</strong> ${escapeHtml(verdict.headline)}</p>
</section>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ title, disk, items }: OutlineSection): string {
  const rows = items.map(rowHtml).join('\n');
  return `<section>
<h2>${escapeHtml(title)}</h2>${disk ? `\n${diskSvg(disk)}` : ''}
<table>
<tbody>
${rows}
</tbody>
</table>
</section>`;
}

function rowHtml({ label, text, detail, tone = 'plain', isCode }: OutlineItem): string {
  const shown = isCode ? `<code>${escapeHtml(text)}</code>` : escapeHtml(text);
  const more = detail === undefined ? '' : `<br><small>${escapeHtml(detail)}</small>`;
  return `<tr class="${tone}"><th scope="row">${escapeHtml(label)}</th><td>${shown}${more}</td></tr>`;
}

const BAR = { width: 720, height: 48 };

/** Labels that do not fit are cut by the frame of their partition and can be read in the table. */
function diskSvg(disk: PlanDisk): string {
  const segments = barSegments(disk, BAR.width, 56);
  let x = 0;
  const parts = segments.map(({ kind, name, size, width }) => {
    const part = `<svg x="${x}" y="0" width="${width}" height="${BAR.height}"><rect class="${kind}" x="1" y="1" width="${Math.max(0, width - 2)}" height="${BAR.height - 2}" rx="3"/><text x="6" y="20">${escapeHtml(name)}</text><text class="size" x="6" y="37">${escapeHtml(size)}</text></svg>`;
    x += width;
    return part;
  });
  const label = segments.map(({ name, size }) => `${name} ${size}`.trim()).join(', ');
  return `<svg class="disk" viewBox="0 0 ${BAR.width} ${BAR.height}" role="img" aria-label="${escapeHtml(label)}">${parts.join('')}</svg>`;
}

function escapeHtml(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/gu,
      '\ufffd',
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
