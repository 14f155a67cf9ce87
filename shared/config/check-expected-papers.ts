import { type Finding, invalidValue, type Path } from './config-fault.ts'
import { selectTexts } from './select.ts'

/** Papers expected twice for one item of a meeting, or expected at all where no feed takes them. */
export function checkExpectedPapers(settings: unknown): Finding[] {
  const items = selectTexts(settings, 'meetings.*.papers.*.item')
  const hasFeed = selectTexts(settings, 'feeds.*.id').some(({ value }) => value === 'papers')
  const meetingOf = (path: Path) => path[1]
  return items.flatMap(({ path, value }, i) => {
    const isRepeated = items.slice(0, i).some(one => one.value === value && meetingOf(one.path) === meetingOf(path))
    return [
      ...(isRepeated ? [invalidValue(path, value, 'an item once for each meeting')] : []),
      ...(hasFeed ? [] : [invalidValue(path, value, 'no paper, unless the feed papers is among the feeds')]),
    ]
  })
}
