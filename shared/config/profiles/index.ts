import type { ProfileName } from '../schema/profile.ts'
import { academyTrust } from './academy-trust.ts'
import { charity } from './charity.ts'
import { council } from './council.ts'
import { fire } from './fire.ts'
import { nhsTrust } from './nhs-trust.ts'
import { police } from './police.ts'
import type { Profile } from './profile.ts'

/** Every profile by the name that a board's file gives it. */
export const PROFILES: Readonly<Record<ProfileName, Profile>> = {
  police,
  'nhs-trust': nhsTrust,
  fire,
  council,
  'academy-trust': academyTrust,
  charity,
}
