import assert from 'node:assert/strict'
import { clientOf, Tolds } from './client.testing.ts'
import { startConnectWiseSandbox, type RunningConnectWise } from './testing.ts'

describe('Lists of the ConnectWise stand-in', () => {
  let sandbox: RunningConnectWise
  before(async () => (sandbox = await startConnectWiseSandbox()))
  after(() => sandbox.stop())
  const { called, got, listed, refused, where } = clientOf(() => sandbox)

  describe('lists', () => {
    before(() => {
      sandbox.portal.transaction(() => {
        for (let row = 1; row <= 30; row++)
          sandbox.portal.create(
            'companies',
            {
              identifier: `C${row}`,
              name: `Company ${row}`,
              city: row % 2 ? 'Boston' : 'Portland',
              numberOfEmployees: row,
            },
            { member: 'JReyes' },
          )
      })
    })

    const CONDITIONS: [string, number][] = [
      ['name = "Company 7"', 1],
      ["name='company 7'", 1],
      ['name != "Company 7" and identifier like "C*"', 29],
      ['name like "Company 1%"', 11],
      ['name contains "pany 2"', 11],
      ['name not contains "pany" and id > 250', 0],
      ['numberOfEmployees >= 29', 2],
      ['numberOfEmployees < 3 or numberOfEmployees = 30', 3],
      ['(numberOfEmployees < 3 or numberOfEmployees > 28) and city="Boston"', 2],
      ['identifier in ("C1","c2","x")', 2],
      ['identifier not in ("C1","C2") and numberOfEmployees <= 4', 2],
      ['status/name = "Active" and identifier like "C*"', 30],
      ['status/id = 3', 0],
      ['website = null and identifier like "C*"', 30],
      ['website != null', 0],
      ['lastUpdated > [2026-11-23T11:59:59Z] and identifier like "C*"', 30],
      ['_info/lastUpdated > [2026-11-23T12:00:00Z]', 0],
      ['_info/updatedBy = "JReyes"', 30],
      ['deletedFlag = False and city="Boston" AND identifier like "C*"', 15],
    ]
    for (const [conditions, rows] of CONDITIONS)
      it(`with ${conditions} have ${rows}`, async () => {
        assert.equal((await where('/company/companies', conditions, '&pageSize=1000')).length, rows)
      })

    it('are refused in words when their conditions cannot be read', async () => {
      for (const conditions of [
        'name',
        'name = ',
        'nonsense = 1',
        'name = "a',
        '(id=1',
        'id=1)',
        'name ~ 1',
        'customFields/value=1',
        '('.repeat(30),
        '[x]=1',
      ])
        assert.equal(
          (await refused('GET', `/company/companies?conditions=${encodeURIComponent(conditions)}`)).status,
          400,
          conditions,
        )
    })

    it('come in pages of 25, of 1000 at most, with links between them', async () => {
      const first = await called('GET', '/company/companies?orderBy=id%20asc')
      assert.equal(Tolds.parse(first.body).length, 25)
      assert.match(
        String(first.headers.link),
        /<https:\/\/localhost:\d+\/v4_6_release\/apis\/3\.0\/company\/companies\?[^>]*page=2[^>]*>; rel="next", <[^>]*page=2[^>]*>; rel="last"/,
      )
      const second = await called('GET', '/company/companies?page=2')
      assert.equal(Tolds.parse(second.body).length, 6)
      assert.match(String(second.headers.link), /rel="first".*rel="prev"/)
      assert.doesNotMatch(String(second.headers.link), /rel="next"/)
      assert.equal((await listed('/company/companies?pageSize=5000')).length, 31)
      assert.deepEqual(await listed('/company/companies?page=9'), [])
      assert.equal((await refused('GET', '/company/companies?page=x')).status, 400)
    })

    it('page forward only, by id, where that is asked for', async () => {
      const forward = { 'pagination-type': 'forward-only' }
      const ids: number[] = []
      let path: string | undefined = '/company/companies?pageSize=8'
      let pages = 0
      while (path !== undefined) {
        const answer: Awaited<ReturnType<typeof called>> = await called('GET', path, undefined, forward)
        ids.push(...Tolds.parse(answer.body).map(({ id }) => id))
        path = /apis\/3\.0([^>]+)>; rel="next"/.exec(String(answer.headers.link))?.[1]
        pages++
      }
      assert.deepEqual([pages, ids.length, new Set(ids).size], [4, 31, 31])
      assert.equal((await refused('GET', '/company/companies?orderBy=name', undefined, forward)).status, 400)
    })

    it('are ordered, cut to fields, and counted', async () => {
      const rows = await listed(
        '/company/companies?orderBy=numberOfEmployees%20desc&fields=id,name,status/name&pageSize=2',
      )
      assert.deepEqual(
        rows.map(({ name }) => name),
        ['Company 30', 'Company 29'],
      )
      assert.deepEqual(rows[0], { id: rows[0]?.id, name: 'Company 30', status: { name: 'Active' } })
      const { body } = await called(
        'GET',
        `/company/companies/count?conditions=${encodeURIComponent('city="Boston" and identifier like "C*"')}`,
      )
      assert.deepEqual(body, { count: 15 })
    })

    it('of set-up tables are read below /info too, and are not written there', async () => {
      assert.equal((await listed('/sales/stages/info')).length, 4)
      assert.deepEqual((await got('/company/noteTypes/info/1')).name, 'General')
      assert.equal((await refused('POST', '/sales/stages/info', { name: 'x' })).status, 404)
    })

    it('of members find one by the identifier as well', async () => {
      assert.equal((await got('/system/members/jreyes')).lastName, 'Reyes')
      assert.equal((await refused('GET', '/system/members/nobody')).status, 404)
      assert.equal((await refused('POST', '/system/members', {})).status, 404)
    })
  })
})
