/** Runs work with a client of an AWS service, and closes the client afterwards. */
export async function withClient<C extends { destroy(): void }, T>(
  client: C,
  work: (client: C) => Promise<T>,
): Promise<T> {
  try {
    return await work(client)
  } finally {
    client.destroy()
  }
}
