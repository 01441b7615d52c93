import type { Assessment } from '../domain/assessment.ts'
import { AREAS, type Finding } from '../domain/findings.ts'
import { allFindings, isToFix } from './all-findings.ts'

export type Grade = 'A' | 'B' | 'C' | 'D' | 'F'
export type Area = Finding['area']

export interface AreaScore {
  grade: Grade
  /** 0 to 100. */
  points: number
  /** How much the area counts, in percent of all areas. */
  weight: number
}

export interface Score {
  overall: Grade | 'not assessed'
  points?: number
  /** Only areas in which something could be judged. */
  areas: Partial<Record<Area, AreaScore>>
  weights: Record<Area, number>
}

/** What an area counts for; shown with the score. Costs are no question of safety. */
export const WEIGHTS: Record<Area, number> = {
  email: 25,
  backup: 20,
  access: 20,
  network: 15,
  web: 10,
  domain: 5,
  people: 5,
  costs: 0,
}

/** What one finding takes from the 100 points of its area. */
const PENALTY: Record<Finding['severity'], number> = { critical: 70, high: 45, medium: 20, low: 8, info: 0 }

/** A grade from what was judged. What could not be checked counts neither way. */
export function score(assessment: Assessment): Score {
  const findings = allFindings(assessment)
  const areas: Partial<Record<Area, AreaScore>> = {}
  for (const area of AREAS) {
    const judged = findings.filter((one) => one.area === area && (one.state === 'good' || isToFix(one)))
    if (judged.length === 0 || WEIGHTS[area] === 0) continue
    const lost = judged.filter(isToFix).reduce((sum, { severity }) => sum + PENALTY[severity], 0)
    const points = Math.max(0, 100 - lost)
    areas[area] = { grade: gradeOf(points), points, weight: WEIGHTS[area] }
  }
  const assessed = Object.values(areas)
  const weight = assessed.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return { overall: 'not assessed', areas, weights: WEIGHTS }
  const points = Math.round(assessed.reduce((sum, one) => sum + one.points * one.weight, 0) / weight)
  return { overall: gradeOf(points), points, areas, weights: WEIGHTS }
}

function gradeOf(points: number): Grade {
  if (points >= 90) return 'A'
  if (points >= 75) return 'B'
  if (points >= 60) return 'C'
  return points >= 40 ? 'D' : 'F'
}
