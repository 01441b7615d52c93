/** One safeguard of the sync, and how it is switched off. */
export interface Mutation {
  /** What it guards. */
  safeguard: string
  /** Each fragment stands exactly once in its file; a script that does not find it fails loudly. */
  edits: { file: string; find: string; replace: string }[]
}

const one = (safeguard: string, file: string, find: string, replace: string): Mutation => ({
  safeguard,
  edits: [{ file: `hub/sync/${file}`, find, replace }],
})

/** Every safeguard that was built on purpose. Whoever adds one to the engine adds it here. */
export const MUTATIONS: readonly Mutation[] = [
  one(
    'intent before a write: values in flight and the stamp are stored first',
    'send.ts',
    'const saved = await sync.needs.links.save(link)',
    "const saved = await Promise.resolve('saved')",
  ),
  one(
    'recovery: after a crash, what was in flight decides what may be believed',
    'locate.ts',
    'const { shadow, doubtful, landed } = recover(base, inflight, found, record)',
    'const { shadow, doubtful, landed } = { shadow: base, doubtful: new Set<string>(), landed: false }',
  ),
  one(
    'recovery: some of a write that is there proves nothing about the rest of it',
    'recover.ts',
    'inflight.stamp === null || arrived.every(({ matches }) => matches)',
    'inflight.stamp === null || arrived.some(({ tells }) => tells)',
  ),
  one(
    'intent before a value comes back: it is noted first',
    'bring-back.ts',
    'piece.link.coming = { at, values }',
    'void [at, values]',
  ),
  one(
    'look by our key before a create, after a crash',
    'locate.ts',
    'const [found] = mayExist(sync, piece) ? await byKey(sync, piece) : []',
    'const [found] = mayExist(sync, piece) ? ([] as RemoteRecord[]) : []',
  ),
  one(
    'our key on every create is the same each time',
    'send.ts',
    'key: link.key,\n    ...(link.remoteId',
    'key: `${link.key}:${link.fence}`,\n    ...(link.remoteId',
  ),
  one(
    'shadow compare, theirs: only what differs from what was agreed on has changed in the CRM',
    'plan.ts',
    'theirsChanged: base === undefined ? theirs !== null : theirs !== base',
    'theirsChanged: theirs !== null',
  ),
  one(
    'shadow compare, ours: only what differs from what was agreed on has changed here',
    'plan.ts',
    "oursChanged: said.state === 'value' ? ours !== base",
    "oursChanged: said.state === 'value' ? true",
  ),
  one(
    'a store of what both agreed on after a write',
    'send.ts',
    'link.shadow = { ...link.shadow, ...meant(piece) }',
    'link.shadow = { ...link.shadow }',
  ),
  one(
    'a store of what both agreed on after a value came back',
    'bring-back.ts',
    'link.shadow = { ...link.shadow, [line.remote]: theirs }',
    'link.shadow = { ...link.shadow }',
  ),
  one(
    'one worker for each assessment and account',
    'reconcile.ts',
    'const lease = await needs.leases.take(`${connection.id}:${assessmentId}`, LEASE_MS)',
    'const lease = { key: `${connection.id}:${assessmentId}`, fence: 1, untilMs: needs.clock.now().getTime() + LEASE_MS }',
  ),
  one(
    'the fence: a link takes nothing from a worker whose lease is over',
    'simulator/memory-stores.ts',
    "if (stored && stored.fence > link.fence) return 'stale'",
    '',
  ),
  one(
    'the lease is prolonged, or found lost, before a write',
    'send.ts',
    'if (leftMs > LEASE_MS * 0.75) return',
    'if (leftMs !== undefined) return',
  ),
  one(
    'read again before a write, where the record was read too long ago',
    'send.ts',
    'if (!remote || sync.needs.clock.now().getTime() - (piece.readMs ?? 0) < FRESH_MS) return',
    'if (!remote || FRESH_MS > 0) return',
  ),
  one(
    'mending: an edit that our write covered is put back',
    'send.ts',
    'if (!inflight || !piece.remote) return',
    'if (!inflight || !piece.remote || piece.remote) return',
  ),
  one(
    'compare-and-set: what comes back never replaces an answer given meanwhile',
    'bring-back.ts',
    'taken = wanted.filter(({ piece, field }) => isAsPlanned(sync, current, piece, field))',
    'taken = wanted.filter(({ piece, field }) => isAsPlanned(sync, current, piece, field) || true)',
  ),
  one(
    'pending is cleared only for the revision that was synced',
    'reconcile.ts',
    'await needs.assessments.caughtUp(assessmentId, connection.id, revision)',
    'await needs.assessments.caughtUp(assessmentId, connection.id, (await needs.assessments.get(assessmentId)).revision)',
  ),
  one(
    'a hint is cleared only by the sync that has seen it',
    'reconcile.ts',
    'await needs.hints.clear(connection.id, assessmentId, hint.token)',
    "await needs.hints.clear(connection.id, assessmentId, (await needs.hints.find(connection.id, assessmentId))?.token ?? '')",
  ),
  one(
    'another look is noted where the world moved and the passes are used up',
    'reconcile.ts',
    'if (again) await needs.hints.add(connection.id, assessmentId)',
    'if (again) await Promise.resolve()',
  ),
  one(
    'blanks: a blank is an opinion only where the line says so (theirs)',
    'plan.ts',
    "const theirsSpoke = theirsChanged && (theirs !== null || line.blank === 'clear')",
    'const theirsSpoke = theirsChanged',
  ),
  one(
    'blanks: a blank is an opinion only where the line says so (ours)',
    'plan.ts',
    "if (line.blank !== 'clear') return keep('Cleared here; this line clears nothing in the CRM.')",
    '',
  ),
  one(
    'blanks: a field that an answer of the CRM leaves out is not a blank one',
    'plan.ts',
    "if (remote === null || line.direction === 'on_create' || line.remote in remote) return undefined",
    'if (remote !== undefined) return undefined',
  ),
  one(
    'direction: what the CRM decides is not written',
    'plan.ts',
    "if (direction === 'from_crm' || direction === 'off') return isNew ? first(line) : fromCrm(one)",
    "if (direction === 'off') return isNew ? first(line) : fromCrm(one)",
  ),
  one(
    'direction: what is sent on creation only is not written later',
    'plan.ts',
    "if (direction === 'on_create') return keep('Sent only when the record is made.')",
    '',
  ),
  one(
    'direction: what goes to the CRM only does not come back',
    'plan.ts',
    "return direction === 'to_crm' ? toCrm(one) : both(one)",
    'return both(one)',
  ),
  one(
    'two-way off: nothing comes back, and only blanks are filled',
    'plan.ts',
    "if (twoWay || line.direction === 'to_crm'",
    "if (twoWay || line !== undefined || line.direction === 'to_crm'",
  ),
  one(
    'policy ask: both changed, so a person decides',
    'plan.ts',
    "if (policy === 'ask' || policy === 'newest')",
    "if (policy === 'newest')",
  ),
  one(
    'one to one: a record that is linked already is not adopted by another',
    'locate.ts',
    'return other !== null && other.id !== link.id',
    'return other !== null && other.id === `not ${link.id}`',
  ),
  one(
    'strangers: a record that was there before is not adopted',
    'locate.ts',
    'if (!sync.assessment.verified)\n      return hold(\n        sync,\n        piece,\n        ids,',
    'if (ids.length === 0)\n      return hold(\n        sync,\n        piece,\n        ids,',
  ),
  one(
    'strangers: a merge does not lead them to a record that was there before',
    'locate.ts',
    'if (!sync.assessment.verified) {',
    'if (winner === undefined) {',
  ),
  one(
    'strangers: a unique value does not lead them to a record that was there before',
    'send.ts',
    'if (claimed || !sync.assessment.verified)',
    'if (claimed)',
  ),
  one(
    'tombstones: what a person refused does not match again',
    'locate.ts',
    'const candidates = found.filter((one) => isLive(one) && !link.tombstones.includes(one.id))',
    'const candidates = found.filter((one) => isLive(one))',
  ),
  one(
    'tombstones: a record that carries our key, and that a person refused, is not taken for a new one',
    'locate.ts',
    'if (found && link.tombstones.includes(found.id)) return hold(sync, piece, [], KEY_TAKEN)',
    'if (found && link.tombstones.includes(found.id)) return',
  ),
  one(
    'merges: the link follows the record that lives on',
    'locate.ts',
    "if (winner && record.onCrmMerge === 'follow') return pointAnew(sync, piece, winner)",
    '',
  ),
  one(
    'deletes: what was deleted in the CRM is asked about, not made again',
    'locate.ts',
    "if (record.onCrmDelete === 'recreate') return makeAnew(piece)",
    'if (record.onCrmDelete) return makeAnew(piece)',
  ),
  one(
    'the daily pass finds what no webhook and no poll told',
    'full-pass.ts',
    'const EVERY_MS = 24 * 3_600_000',
    'const EVERY_MS = Number.MAX_SAFE_INTEGER',
  ),
  one('the flip breaker', 'flips.ts', 'export const MOST_FLIPS = 4', 'export const MOST_FLIPS = 4_000_000'),
  one(
    'the blast radius',
    'guard.ts',
    'const tooBlank = count.blanked + blanks(piece) > mapping.guard.maxBlanked',
    'const tooBlank = false',
  ),
  one(
    'every call takes a place in the budget',
    'open-session.ts',
    'return inner.take(limit, priority)',
    'return Promise.resolve()',
  ),
  one(
    'a pause that the CRM asked for is kept',
    'open-session.ts',
    'pause: (limit, ms) => inner.pause(limit, ms),',
    'pause: () => {},',
  ),
  one(
    'the budget is one for all workers',
    'simulator/world.ts',
    'limiterFor: ({ id }) => crmOf(world, id).limiter,',
    'limiterFor: () => createLimiter(CRM_LIMITS, world.time, { sleep: world.time.sleep }),',
  ),
  one(
    'a connection that does not run is left alone',
    'reconcile.ts',
    "if (!connection || connection.state !== 'enabled') return\n    const opened",
    'if (!connection) return\n    const opened',
  ),
  one(
    'lines that the CRM cannot hold are suspended, and the rest goes on',
    'piece.ts',
    'for (const { line, reason } of sync.connection.suspended)',
    'for (const { line, reason } of [] as { line: string; reason: string }[])',
  ),
  one(
    'a refused record is noted, and the rest goes on',
    'send.ts',
    "link.inflight = null\n  if (result.code === 'not_found') {",
    "if (result.code === 'invalid') throw new HubError('remote_refused', 'The CRM refused a record.')\n  link.inflight = null\n  if (result.code === 'not_found') {",
  ),
  one(
    'an uncertain answer for one of many is found out about',
    'send.ts',
    "if (!result || result.ok || result.code === 'unavailable') {",
    "if (result?.ok === false && result.code === 'unavailable') {\n    link.inflight = null\n    return\n  }\n  if (!result || result.ok) {",
  ),
  one(
    'records are associated with each other, also those that did not travel together',
    'pass.ts',
    'if (!sync.undo) await associate(sync, pieces)',
    '',
  ),
  one(
    'each pair is associated once: a rep may take it apart',
    'associate.ts',
    'return link.associated.includes(nameOf({ object, id })) ? [] : [{ object, id }]',
    'return [{ object, id }]',
  ),
  {
    safeguard: 'the cursor of a poll is stored after what it covers is noted',
    edits: [
      {
        file: 'hub/crm-events/poll.ts',
        find: '      await noteChanges(needs, connection, object, records)\n',
        replace: '',
      },
      {
        file: 'hub/crm-events/poll.ts',
        find: '      if (!more || cursor === known) break\n',
        replace:
          '      await noteChanges(needs, connection, object, records)\n      if (!more || cursor === known) break\n',
      },
    ],
  },
  {
    safeguard: 'echo: a poll takes a record for our own write only while its values are the agreed ones',
    edits: [
      {
        file: 'hub/crm-events/poll.ts',
        find: 'if (modifiedAt !== written) return true',
        replace: 'if (modifiedAt !== written) return true\n  if (modifiedAt === written) return false',
      },
    ],
  },
]
