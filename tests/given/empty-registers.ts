import type { BoardRegisters } from '../../shared/registers/board-registers.ts'

/** Registers of which nothing has been received yet. */
export const EMPTY_REGISTERS: BoardRegisters = {
  actions: [],
  meetings: [],
  plan: [],
  risks: [],
  decisions: [],
  recommendations: [],
  commentary: [],
  papers: [],
  tables: [],
  sections: [],
}
