import { REGION } from './resolve-template.ts'

/** Settings of an AWS client for the person at the machine, who may do anything. */
export function operatorSettings(endpoint: string) {
  return {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
    // the embedded object store keeps the framing of streamed checksums as if it were content
    requestChecksumCalculation: 'WHEN_REQUIRED' as const,
    responseChecksumValidation: 'WHEN_REQUIRED' as const,
  }
}
