const PING_MS = 20_000
/** A socket that another tab takes over at once is no better than none. */
const WORTH_MS = 5_000

/**
 * Listens to a Direct Line socket. Frames are activity sets; empty ones only keep the line open, both ways. `done`
 * says whether it was worth having: where sockets are refused, we ask instead.
 */
export function listen(
  socket: WebSocket,
  onFrame: (frame: unknown) => void,
): { done: Promise<'worked' | 'refused'>; close(): void } {
  const done = new Promise<'worked' | 'refused'>((resolve) => {
    let openedAt = Infinity
    const ping = setInterval(() => socket.readyState === 1 && socket.send(''), PING_MS)
    socket.onopen = () => (openedAt = performance.now())
    socket.onmessage = ({ data }: { data: unknown }) => {
      const frame = parsed(data)
      if (frame) onFrame(frame)
    }
    socket.onclose = () => {
      clearInterval(ping)
      resolve(performance.now() - openedAt > WORTH_MS ? 'worked' : 'refused')
    }
  })
  return { done, close: () => socket.close() }
}

function parsed(data: unknown): unknown {
  try {
    return typeof data === 'string' && data !== '' ? JSON.parse(data) : null
  } catch {
    return null
  }
}
