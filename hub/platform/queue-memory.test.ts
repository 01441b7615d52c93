import { createMemoryQueue } from './queue-memory.ts'
import { conformsToQueue } from './queue.contract.ts'

describe('the queue inside the process', () => {
  conformsToQueue(createMemoryQueue)
})
