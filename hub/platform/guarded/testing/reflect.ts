/**
 * @peculiar/x509 asks for a Reflect metadata polyfill (for its dependency injection) and brings none. This is as much
 * of it as it uses, so that tests need no further package.
 */
type Table = Map<unknown, unknown>
const tables = new WeakMap<object, Table>()

function getMetadata(key: unknown, target: object): unknown {
  for (let one: object | null = target; one; one = Object.getPrototypeOf(one) as object | null)
    if (tables.get(one)?.has(key)) return tables.get(one)?.get(key)
  return undefined
}

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const table: Table = tables.get(target) ?? new Map()
  tables.set(target, table.set(key, value))
}

const getOwnMetadata = (key: unknown, target: object) => tables.get(target)?.get(key)
const hasOwnMetadata = (key: unknown, target: object) => tables.get(target)?.has(key) ?? false
const metadata = (key: unknown, value: unknown) => (target: object) => defineMetadata(key, value, target)

if (!('getMetadata' in Reflect))
  Object.assign(Reflect, { getMetadata, defineMetadata, getOwnMetadata, hasOwnMetadata, metadata })
