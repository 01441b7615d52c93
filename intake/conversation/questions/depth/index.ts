import type { Block } from '../../question.ts'
import { checkBlock } from './check.ts'
import { companyBlock } from './company.ts'
import { complianceBlock } from './compliance.ts'
import { costsBlock } from './costs.ts'
import { itBlock } from './it.ts'
import { needsBlock } from './needs.ts'
import { networkBlock } from './network.ts'
import { servicesBlock } from './services.ts'
import { plansBlock, workBlock } from './work.ts'

/** The depth blocks in the order of offering: what brings most comes first. */
export const BLOCKS: readonly Block[] = [
  servicesBlock,
  costsBlock,
  networkBlock,
  checkBlock,
  itBlock,
  complianceBlock,
  needsBlock,
  workBlock,
  plansBlock,
  companyBlock,
]
