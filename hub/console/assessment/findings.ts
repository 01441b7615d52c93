import { h } from 'preact'
import type { Finding } from '../../domain/findings.ts'
import { html, type View } from '../html.ts'
import { exactly } from '../time.ts'
import { count } from '../words.ts'
import { sortFindings } from './view.ts'

const SEVERITY: Record<Finding['severity'], { shade: string; word: string }> = {
  critical: { shade: 'danger', word: 'Critical' },
  high: { shade: 'danger', word: 'High' },
  medium: { shade: 'attention', word: 'Medium' },
  low: { shade: 'attention', word: 'Low' },
  info: { shade: '', word: 'To know' },
}

/** What was found, the worst first: what it means, how to mend it, and what the rep can say. */
export function Findings({ findings }: { findings: Finding[] }): View {
  const { toFix, unchecked, fine } = sortFindings(findings)
  return html`<section class="card sheet">
    <h2>Findings</h2>
    ${findings.length === 0 && html`<p class="muted">Findings appear here once the domain was looked up.</p>`}
    ${
      toFix.length > 0 &&
      html`<h3>To mend</h3>
        <ul class="findings">
          ${toFix.map((finding) => h(FindingItem, { finding, key: finding.id }))}
        </ul>`
    }
    ${fine.length > 0 && h(Group, { title: count(fine.length, 'thing that is fine', 'things that are fine'), findings: fine, shade: 'good', word: 'Fine' })}
    ${
      unchecked.length > 0 &&
      h(Group, {
        title: `${count(unchecked.length, 'thing')} that could not be checked`,
        findings: unchecked,
        shade: 'unchecked',
        word: 'Not checked',
      })
    }
  </section>`
}

function FindingItem({ finding }: { finding: Finding }): View {
  const { shade, word } = SEVERITY[finding.severity]
  return html`<li>
    <p><span class="badge ${shade}">${word}</span> <strong>${finding.title}</strong></p>
    <p>${finding.effect}</p>
    ${finding.fix && html`<p class="muted">${finding.fix}</p>`}
    ${finding.talkingPoint && html`<p class="say">You can say: “${finding.talkingPoint}”</p>`}
    ${h(Evidence, { finding })}
  </li>`
}

interface GroupProps {
  title: string
  findings: Finding[]
  shade: string
  word: string
}

function Group({ title, findings, shade, word }: GroupProps): View {
  return html`<details class="group">
    <summary>${title}</summary>
    <ul class="findings">
      ${findings.map(
        (finding) =>
          html`<li>
            <p><span class="badge ${shade}">${word}</span> <strong>${finding.title}</strong></p>
            ${finding.effect && html`<p class="muted">${finding.effect}</p>`} ${h(Evidence, { finding })}
          </li>`,
      )}
    </ul>
  </details>`
}

function Evidence({ finding: { evidence, title } }: { finding: Finding }): View {
  if (evidence.length === 0) return null
  return html`<details class="origin">
    <summary>Evidence<span class="visually-hidden"> for: ${title}</span></summary>
    <ul>
      ${evidence.map(
        ({ what, answer, at, server }) =>
          html`<li>
            <span class="muted">${what}${server ? ` at ${server}` : ''}, ${exactly(at)}</span><br /><code
              >${answer}</code
            >
          </li>`,
      )}
    </ul>
  </details>`
}
