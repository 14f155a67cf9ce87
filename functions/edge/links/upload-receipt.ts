/** Where the receipt of one sending is found: `uploads/ID.json`, which the page that it was sent from reads. */
export interface UploadReceipt {
  /** Key of the receipt's text. */
  readonly receipt: string
}
