/** Ranked facts about an assessment, its score, and the result that the prospect sees. */
export { allFindings } from './all-findings.ts'
export { reportFiles } from './report-file.ts'
export { result } from './result.ts'
export { score, WEIGHTS, type AreaScore, type Grade, type Score } from './score.ts'
