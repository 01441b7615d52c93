import { h } from 'preact'
import { send } from '../api.ts'
import { html, type View } from '../html.ts'
import { useAction, useLoad } from '../load.ts'
import { BASE } from '../location.ts'
import { Empty, Loading, Problem } from '../parts/notice.ts'
import { PageHead } from '../parts/page-head.ts'
import { Table } from '../parts/table.ts'
import { When } from '../parts/time.ts'
import { ChangePassphrase, MakeKey, Opens } from '../sealing/key-dialog.ts'
import type { KeyView, SealingView } from '../sealing/view.ts'

/** Answers that are encrypted in the prospect's browser and opened in the console's. */
export function SealingPage(): View {
  const { data, error, reload } = useLoad<SealingView>('/api/sealing-keys')
  return html`<p class="crumb small"><a href="${BASE}/settings">Settings</a></p>
    ${h(
      PageHead,
      {
        title: 'Sealed answers',
        lead: 'Encrypted in the prospect’s browser to your key, opened only here with your passphrase.',
      },
      data && data.items.length > 0 && h(Fresh, { first: false, reload }),
    )}
    ${h(Problem, { error, again: reload })} ${!data && !error && h(Loading, { what: 'the keys' })}
    ${data?.items.length === 0 && h(NoKey, { reload })}
    ${data && data.items.length > 0 && html`<div class="stack">${h(Keys, { keys: data.items, reload })} ${h(Choose, { sealing: data, reload })} ${h(Honest, {})}</div>`}
    ${data?.items.length === 0 && h(Honest, {})}`
}

const Fresh = ({ first, reload }: { first: boolean; reload(): void }): View =>
  h(Opens, {
    label: first ? 'Make a key' : 'Make a new key',
    primary: first,
    dialog: (onClose) => h(MakeKey, { first, onClose }),
    onDone: reload,
  })

const NoKey = ({ reload }: { reload(): void }): View =>
  h(
    Empty,
    { title: 'No key yet' },
    html`<p>
        With a key you choose questions, and questions of your own, whose answers nobody but you can read: no
        score, no finding and no CRM sees them either.
      </p>
      <p>${h(Fresh, { first: true, reload })}</p>`,
  )

const Keys = ({ keys, reload }: { keys: KeyView[]; reload(): void }): View =>
  h(Table, {
    label: 'Keys',
    columns: ['Key', 'Made', 'By', 'Use', { label: 'Actions', actions: true }],
    rows: keys.map((key) => ({
      key: key.id,
      cells: [
        html`<code>${key.id}</code>`,
        h(When, { at: key.createdAt }),
        key.createdBy,
        key.active ? html`<span class="badge good">seals new answers</span>` : 'opens older answers',
        h(Opens, {
          label: 'Change passphrase',
          about: `of key ${key.id}`,
          dialog: (onClose) => h(ChangePassphrase, { of: key, onClose }),
          onDone: reload,
        }),
      ],
    })),
  })

function Choose({ sealing, reload }: { sealing: SealingView; reload(): void }): View {
  const { start, busy, error } = useAction(async (event: Event) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    await send('PUT', '/api/sealed-questions', {
      questions: new FormData(event.currentTarget).getAll('question'),
    })
    reload()
  })
  return html`<form class="card stack" onSubmit=${start}>
    <h2>Which answers are sealed</h2>
    <p class="muted">
      From the next answer on. Sealed answers are not part of score, findings, costs and sync: choose what is
      worth it. Questions of your own are sealed where they are written.
    </p>
    <div class="groups">
      ${[...new Set(sealing.sealable.map(({ group }) => group))].map(
        (group) =>
          html`<fieldset>
            <legend>${group}</legend>
            ${sealing.sealable
              .filter((one) => one.group === group)
              .map(
                ({ id, label }) =>
                  html`<label class="check">
                    <input
                      type="checkbox"
                      name="question"
                      value=${id}
                      defaultChecked=${sealing.questions.includes(id)}
                    />
                    <span>${label}</span>
                  </label>`,
              )}
          </fieldset>`,
      )}
    </div>
    ${h(Problem, { error })}
    <div><button class="primary" disabled=${busy}>Save</button></div>
  </form>`
}

const Honest = (): View =>
  html`<details class="help">
    <summary>What this protects against, and what not</summary>
    <p>
      A stolen database, a stolen backup, a curious administrator of this server and a leaked master key show
      nothing of a sealed answer. The private key is stored only under your passphrase.
    </p>
    <p>
      The pages themselves come from this server. Somebody who takes it over could change them, and so read
      what is typed, or your passphrase, from then on. Answers that were sealed before, and not opened since,
      stay closed.
    </p>
  </details>`
