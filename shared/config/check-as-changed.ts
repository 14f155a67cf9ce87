import { type Finding, type Path, printPath } from './config-fault.ts'
import { select } from './select.ts'

type Settings = Readonly<Record<string, unknown>>
type Check = (settings: unknown) => Finding[]

/**
 * What is no fault today and will be one from the day of a change: a member whose new address may not have a restricted pack, a title that two
 * posts will have. The file is checked as it will stand on each of its days. A change with a fault of its own is looked at once that is put right.
 *
 * @param checks every check of a file as it stands, which takes no account of `changes`
 */
export function checkAsChanged(settings: unknown, checks: readonly Check[], today: readonly Finding[]): Finding[] {
  if (!isGroup(settings)) return []
  const faulty = new Set(today.flatMap(({ path }) => (path[0] === 'changes' ? [path[1]] : [])))
  const known = new Set(today.map(({ message }) => message))
  let held = settings
  return select(settings, 'changes.*').flatMap(({ path, value }) => {
    if (!isGroup(value) || faulty.has(path[1])) return []
    held = applyChange(held, value)
    const found = checks.flatMap(check => check(held)).filter(({ message }) => !known.has(message))
    for (const { message } of found) known.add(message)
    return found.map(finding => ({
      ...finding,
      path: placeInChange(path, value, held, finding.path),
      at: 'value' as const,
      message: `from ${String(value['from'])} on (${printPath(path)}) ${finding.message}`,
    }))
  })
}

/** As `boardAt` applies it, to settings that may have faults. */
function applyChange(settings: Settings, { board, lists, roles }: Settings): Settings {
  const changed = Array.isArray(roles) ? roles.filter(isGroup) : []
  const posts = settings['roles']
  return {
    ...settings,
    board: merge(settings['board'], board),
    lists: merge(settings['lists'], lists),
    roles: Array.isArray(posts)
      ? posts.map(post =>
          isGroup(post)
            ? merge(
                post,
                changed.find(({ id }) => id === post['id']),
              )
            : (post as unknown),
        )
      : posts,
  }
}

const merge = (settings: unknown, changes: unknown): unknown =>
  isGroup(settings) && isGroup(changes) ? { ...settings, ...changes } : settings

/** The setting of the change that the fault is in; its day, where the fault is in a setting that stays as it was. */
function placeInChange(change: Path, value: Settings, held: Settings, fault: Path): Path {
  const [group, ...rest] = fault
  if (group === 'roles') {
    const post = select(held, 'roles.*')[Number(rest[0])]?.value
    const at = select(value, 'roles.*').findIndex(
      each => isGroup(each.value) && isGroup(post) && each.value['id'] === post['id'],
    )
    const setting = rest[1]
    if (
      at >= 0 &&
      setting !== undefined &&
      isGroup(post) &&
      select(value, `roles.*.${setting}`).some(({ path }) => path[1] === at)
    )
      return [...change, 'roles', at, setting]
  } else if (
    (group === 'board' || group === 'lists') &&
    rest[0] !== undefined &&
    select(value, `${group}.${rest[0]}`).length > 0
  )
    return [...change, group, ...rest]
  return [...change, 'from']
}

const isGroup = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
