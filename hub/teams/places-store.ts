import { Schema, type Connection } from 'mongoose'

/** Where in Teams a conversation of ours takes place, and how far it was told there. */
export interface Place {
  conversationId: string
  /** What Microsoft needs to find it again: `ConversationReference`. */
  reference: Record<string, unknown>
  told: number
}

export interface PlacesStore {
  find(conversationId: string): Promise<Place | null>
  keep(conversationId: string, reference: Record<string, unknown>): Promise<void>
  told(conversationId: string, upTo: number): Promise<void>
}

const schema = new Schema(
  {
    _id: String,
    reference: { type: Schema.Types.Mixed, sealed: true },
    told: { type: Number, default: 0 },
  },
  { collection: 'teams_places', versionKey: false, minimize: false },
)

export function makePlacesStore(connection: Connection): PlacesStore {
  const Model = connection.model('TeamsPlace', schema)
  return {
    async find(conversationId) {
      const found = await Model.findById(conversationId).lean()
      if (!found) return null
      return {
        conversationId,
        reference: found.reference as Record<string, unknown>,
        told: found.told,
      }
    },
    async keep(_id, reference) {
      await Model.updateOne({ _id }, { $set: { reference } }, { upsert: true })
    },
    async told(_id, told) {
      await Model.updateOne({ _id }, { $set: { told } })
    },
  }
}
