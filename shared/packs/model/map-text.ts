/** Plain data with every text in it changed, in the same shape. Parts in which no text changes are the same objects as before. */
export function mapText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.values(value)
  const mapped = parts.map(part => mapText(part as unknown, change))
  if (mapped.every((part, i) => part === parts[i])) return value
  if (Array.isArray(value)) return mapped as T
  return Object.fromEntries(Object.keys(value).map((key, i) => [key, mapped[i]])) as T
}
