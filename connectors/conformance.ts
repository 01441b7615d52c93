import { askingContract } from './conformance/asking.ts'
import { filesContract } from './conformance/files.ts'
import { readingContract } from './conformance/reading.ts'
import { makeBench, type Bench, type Rig } from './conformance/rig.ts'
import { troubleContract } from './conformance/trouble.ts'
import { webhookContract } from './conformance/webhooks.ts'
import { writingContract } from './conformance/writing.ts'

export { quietLog, type RemoteFault, type RemoteSide, type Rig } from './conformance/rig.ts'

/** The contract of a connector as tests. Every connector passes all of it; `setUp` makes a fresh, empty CRM. */
export function conformsToConnector(name: string, setUp: () => Promise<Rig>): void {
  describe(`${name} conforms to the connector contract`, () => {
    // Filled before each test, so that the tests below can be written against one object.
    const bench = {} as Bench
    beforeEach(async () => void Object.assign(bench, await makeBench(setUp)))
    afterEach(() => bench.rig.close())

    writingContract(bench)
    readingContract(bench)
    askingContract(bench)
    filesContract(bench)
    troubleContract(bench)
    webhookContract(bench)
  })
}
