import assert from 'node:assert/strict'
import type { LanguageCode } from '../../hub/domain/languages.ts'
import { conversation, STRAIGHT } from './testing.ts'

describe('What people type in their own language', () => {
  const asked = (language: LanguageCode, current: string) => {
    const it = conversation({ language }).all(...STRAIGHT.slice(0, 5))
    it.state = { ...it.state, current }
    return it
  }

  it('names their trade in everyday words', () => {
    const trades: [LanguageCode, string, string][] = [
      ['en', 'dentist', '62'],
      ['de', 'Zahnarzt', '62'],
      ['de', 'Kanzlei', '54'],
      ['fr', 'dentiste', '62'],
      ['fr', 'avocat', '54'],
      ['fr', 'école', '61'],
      ['es', 'clínica dental', '62'],
      ['es', 'abogado', '54'],
      ['es', 'taller mecánico', '81'],
      // The page is in English, and the person is not.
      ['en', 'Dachdecker', '23'],
    ]
    for (const [language, typed, sector] of trades) {
      const it = asked(language, 'work.industry')
      it.text(typed)
      assert.equal(it.value('profile.industry'), sector, `${language}: ${typed}`)
    }
  })

  it('fills the cells of a table by the words that they see', () => {
    const lines: [LanguageCode, string][] = [
      ['en', 'Comcast, fibre, Main Street, 300, 30'],
      ['de', 'Telekom, Glasfaser, Hauptstraße, 300, 30'],
      ['fr', 'Orange, fibre, Main Street, 300, 30'],
      ['es', 'Movistar, fibra, calle Mayor, 300, 30'],
    ]
    for (const [language, typed] of lines) {
      const it = asked(language, 'network.connections')
      it.text(typed)
      const [line] = it.value('network.connections') as { type?: string; contractedUpMbps?: number }[]
      assert.equal(line?.type, 'fibre', language)
      assert.equal(line.contractedUpMbps, 30, language)
    }
  })

  it('says what a contract promises', () => {
    const lines: [LanguageCode, string][] = [
      ['en', 'Comcast, cable, 300 down, 30 up'],
      ['fr', 'Orange, fibre, 300 en descente, 30 en montée'],
      ['es', 'Movistar, fibra, 300 de bajada, 30 de subida'],
    ]
    for (const [language, typed] of lines) {
      const it = asked(language, 'network.check')
      it.text(typed)
      const [line] = it.value('network.connections') as { contractedDownMbps?: number }[]
      assert.equal(line?.contractedDownMbps, 300, language)
    }
  })
})
