/** An address as it is compared: mail systems ignore case, and no two people differ by it alone. */
export function addressKey(email: string): string {
  return email.trim().toLowerCase()
}

/** Whether two texts are the same address. */
export function isSameAddress(one: string, other: string): boolean {
  return addressKey(one) === addressKey(other)
}
