import { addItem } from '../../shared/config/add-item.ts'
import { defineCommand } from './command.ts'
import { ADD, BOARD_TO_EDIT, EDIT_EXITS, editBoardFile, requireAdd } from './edit-board.ts'
import { InvalidArgumentsError } from './invalid-arguments.ts'

/** Puts a post into a board's file, and on a list of those that mail goes to. */
export const role = defineCommand({
  name: 'role',
  summary: 'Adds a post to a board’s file, and to one of its lists; comments stay as they are.',
  arguments: [ADD, { name: 'ID', summary: 'its id: lower-case letters, digits and single hyphens' }],
  options: {
    ...BOARD_TO_EDIT,
    title: { value: 'WORDS', summary: 'the post, as papers print it; never a person’s name', isRequired: true },
    email: { value: 'ADDRESS', summary: 'the address that its mail goes to', isRequired: true },
    organisation: { value: 'WORDS', summary: 'the body it belongs to; the board’s own unless it is given' },
    lead: { value: 'ROLE', summary: 'the role that is asked when this one does not answer' },
    list: { value: 'LIST', summary: 'a list to put it on, such as members' },
  },
  example:
    'role add head-of-data --title "Head of Data" --email head-of-data@board.example --list members --board boards/cabinet.yaml',
  exits: EDIT_EXITS,
  run: async ({ words: [action, id], values: { board: file, title, email, organisation, lead, list } }) => {
    requireAdd(action!)
    await editBoardFile(file, (text, board) => {
      if (list !== undefined && board.lists[list] === undefined)
        throw new InvalidArgumentsError(`--list is "${list}"; allowed: ${Object.keys(board.lists).join(', ')}`)
      const post = { id: id!, title, organisation: organisation ?? board.board.body, email, ...(lead && { lead }) }
      const changed = addItem(text, ['roles'], post)
      return list === undefined ? changed : addItem(changed, ['lists', list], id!)
    })
    return `Added ${title} to ${file}${list === undefined ? '' : `, on the list ${list}`}; deploy it to have it honoured.`
  },
})
