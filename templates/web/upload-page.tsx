export interface UploadPageProps {
  readonly feed: string
  /** What the feed accepts, in a sentence of the board's file. */
  readonly format: string
  readonly maxMegabytes: number
  /** Where the file goes, with the fields that allow it to. */
  readonly target: { readonly url: string; readonly fields: Readonly<Record<string, string>> }
}

/** A supplier chooses a file; the browser sends it straight to the drops bucket and comes back for the receipt. */
export function UploadPage({ feed, format, maxMegabytes, target }: UploadPageProps) {
  return (
    <>
      <p>{`Feed ${feed}: ${format}`}</p>
      <p>The receipt is shown here within a minute, and comes by mail as well.</p>
      <form method="post" action={target.url} encType="multipart/form-data">
        {Object.entries(target.fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="file">File</label>
        <p class="hint" id="file-hint">{`One file of up to ${maxMegabytes} MB. Send another afterwards.`}</p>
        <input type="file" id="file" name="file" required aria-describedby="file-hint" />
        <button type="submit">Send</button>
      </form>
    </>
  )
}

export interface ReceiptPageProps {
  /** The receipt as its text; null while the file is being read. */
  readonly text: string | null
  /** Address of the form, to send another file. */
  readonly again: string
}

/** The receipt of a file that was sent, or that it is being read. */
export function ReceiptPage({ text, again }: ReceiptPageProps) {
  return (
    <>
      {text === null ? (
        <p role="status">
          Your file has arrived and is being read. This page shows the receipt as soon as it is there.
        </p>
      ) : (
        <pre role="status">{text}</pre>
      )}
      <p>
        <a href={again}>Send another file</a>
      </p>
    </>
  )
}
