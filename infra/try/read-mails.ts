import * as z from 'zod'

/** A message as an emulator keeps it. */
export interface KeptMail {
  readonly to: readonly string[]
  readonly subject: string
  /** The whole message where the emulator keeps it, else its text. */
  readonly content: string
}

const ministack = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string().nullable() })),
  ),
})
const moto = z.object({
  ses: z.object({ RawMessage: z.array(z.object({ destinations: z.array(z.string()), raw_data: z.string() })) }),
})

/** Each emulator has its own address for this; AWS has none. Null where neither is there. */
export async function readMails(url: string): Promise<KeptMail[] | null> {
  const first = ministack.safeParse(await getJson(`${url}/_ministack/ses/messages`))
  if (first.success)
    return Object.values(first.data.messages)
      .flat()
      .map(({ To, Subject, BodyText }) => ({ to: To, subject: Subject, content: BodyText ?? '' }))
  const second = moto.safeParse(await getJson(`${url}/moto-api/data.json`))
  if (!second.success) return null
  return second.data.ses.RawMessage.map(({ destinations, raw_data: raw }) => {
    const content = raw.startsWith('RnJvb') || !raw.includes('\n') ? Buffer.from(raw, 'base64').toString() : raw
    const subject = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(content)?.[1] ?? ''
    return { to: [...new Set(destinations)], subject: subject.replaceAll(/\r?\n[ \t]/g, ' '), content }
  })
}

async function getJson(url: string): Promise<unknown> {
  const answer = await fetch(url)
  return answer.ok ? answer.json().catch(() => null) : null
}
