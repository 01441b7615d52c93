import assert from 'node:assert/strict'
import type { FileWrite, WriteResult } from '../../hub/domain/connector.ts'
import { HubError } from '../../hub/domain/errors.ts'
import { KEY, type Bench } from './rig.ts'

const REPORT = { name: 'Bericht "2026" & mehr.pdf', contentType: 'application/pdf' }

/** A connector that can attach makes one record with one file, whatever happens on the way. */
export function filesContract(bench: Bench): void {
  describe('attaching files', () => {
    const content = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 0xff, 0x0d, 0x0a, 0x2d, 0x2d])
    const attach = async (to: string): Promise<WriteResult | undefined> => {
      const { object, fileObject } = bench.rig
      if (!bench.session.attach) return undefined
      assert.ok(fileObject, 'The rig of a connector that can attach names what carries a file.')
      const write: FileWrite = {
        object: fileObject,
        keyProperty: KEY,
        key: 'a:1:document:1',
        fields: {},
        associate: [{ object, id: to }],
        file: { ...REPORT, content },
      }
      return bench.session.attach?.(write)
    }
    const holds = async (id: string) => {
      const { fileObject = '', remote } = bench.rig
      assert.equal((await remote.records(fileObject)).length, 1)
      assert.deepEqual(await remote.files?.(fileObject, id), [{ name: REPORT.name, content }])
    }

    it('makes a record with its file, and links it', async () => {
      const to = await bench.created('a:1')
      const made = await attach(to)
      if (made === undefined) return
      assert.ok(made.ok && made.created)
      await holds(made.id)
      const { object, fileObject = '', remote } = bench.rig
      const linked = await remote.linked({ object: fileObject, id: made.id }, object)
      assert.deepEqual(
        linked,
        (made.associated ?? []).map(({ id }) => id),
      )
    })

    it('makes it once, however often it is sent', async () => {
      const to = await bench.created('a:1')
      const [first, second] = [await attach(to), await attach(to)]
      if (first === undefined) return
      assert.ok(first.ok && second?.ok)
      assert.deepEqual([first.created, second.created, second.id], [true, false, first.id])
      await holds(first.id)
    })

    for (const skip of [0, 1, 2, 3])
      it(`makes it once when the answer to call ${skip + 1} is lost`, async () => {
        const to = await bench.created('a:1')
        bench.rig.remote.failNext('after_commit', 1, skip)
        const first = await attach(to).catch((error: unknown) => error)
        if (first === undefined) return
        assert.ok(
          !(first instanceof Error) || (first instanceof HubError && first.code === 'remote_unavailable'),
        )
        // Where fewer calls were needed, the fault still waits.
        for (let call = 0; call <= skip; call++) await bench.session.check().catch(() => undefined)
        const again = await attach(to)
        assert.ok(again?.ok)
        await holds(again.id)
      })
  })
}
