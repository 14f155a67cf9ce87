import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs'

/** Shows messages of queues again later. Few calls need it, so that it is loaded by the first that does. */
export function openQueues(
  requestHandler: object,
): (address: string, receiptHandle: string, seconds: number) => Promise<void> {
  // a queue's address is the region's: where the client is given another endpoint, that one is used
  const client = new SQSClient({ maxAttempts: 3, requestHandler, useQueueUrlAsEndpoint: false })
  return async (address, receiptHandle, seconds) => {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: address,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    )
  }
}
