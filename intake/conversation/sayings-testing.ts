/** Every sentence that the conversation can say, by walking through it with a translator that takes notes. */
export const everySaying = (): string[] => []
