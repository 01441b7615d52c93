/** What our own address and port look like from outside. */
export interface Mapped {
  /** `failed`: nobody answered. `off`: this browser cannot, or may not. */
  state: 'answered' | 'failed' | 'off'
  mapped: { address: string; port: number }[]
}

const TIMEOUT_MS = 4_000
const CANDIDATE = /^candidate:\S+ \d+ udp \d+ (\S+) (\d+) typ srflx/i

/** Asks the hub's two responders. No camera, no microphone, no question to the person, and nobody else is asked. */
export async function mapAddress(urls: string[], signal: AbortSignal): Promise<Mapped> {
  if (urls.length === 0 || typeof RTCPeerConnection === 'undefined') return { state: 'off', mapped: [] }
  const mapped: Mapped['mapped'] = []
  let peer: RTCPeerConnection
  try {
    peer = new RTCPeerConnection({ iceServers: [{ urls }] })
  } catch {
    return { state: 'off', mapped: [] }
  }
  try {
    let any = false
    const gathered = new Promise<void>((resolve) => {
      setTimeout(resolve, TIMEOUT_MS)
      signal.addEventListener('abort', () => resolve())
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (!candidate?.candidate) return resolve()
        any = true
        const [, address = '', port = ''] = CANDIDATE.exec(candidate.candidate) ?? []
        if (address) mapped.push({ address, port: Number(port) })
      })
    })
    peer.createDataChannel('check')
    await peer.setLocalDescription(await peer.createOffer())
    await gathered
    const state = mapped.length > 0 ? 'answered' : any ? 'failed' : 'off'
    return { state, mapped: mapped.slice(0, 10) }
  } catch {
    return { state: 'off', mapped: [] }
  } finally {
    peer.close()
  }
}
