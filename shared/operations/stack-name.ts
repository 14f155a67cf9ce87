/** The name of the stack that a board is deployed as: `boardpack-cabinet`. */
export const stackName = (boardId: string) => `boardpack-${boardId}`
