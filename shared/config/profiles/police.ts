import { CHASING, FIVE_BY_FIVE } from './common.ts'
import type { Profile } from './profile.ts'

/**
 * The order has information kept up to date as soon as practicable after a quarter ends; the month after it is our convention, which
 * a board's file may replace.
 */
const EACH_QUARTER = ['01-31', '04-30', '07-31', '10-31']

/** What is to be right at all times is looked through once a year, on a day of the quarter’s publications. */
const EACH_YEAR = ['04-30']
const BEFORE_THE_YEAR = ['03-31']
const ORDER = 'https://www.legislation.gov.uk/uksi/2011/3050'
const ORDER_OF_2012 = 'https://www.legislation.gov.uk/uksi/2012/2479/made'
const ORDER_OF_2021 = 'https://www.legislation.gov.uk/uksi/2021/547/made'

/** A duty that no paper of a board has to do with. */
const ofOffice = (paragraph: string, requirement: string, dueOn: string[], publishedBy: string, source = ORDER) => ({
  paragraph,
  requirement,
  publishedBy,
  dueOn,
  source,
  inPacks: false,
})
const OFFICE = 'the office of the commissioner'
const FINANCE = 'the chief finance officer'
const MONITORING = 'the monitoring officer'

/** A police and crime commissioner, or whoever holds a police force to account. */
export const police: Profile = {
  name: 'police',
  settings: {
    words: {
      whole: 'force',
      part: 'district',
      parts: 'districts',
      peer: 'force',
      peers: 'forces',
      similarPeers: 'similar forces',
      mostSimilarPeers: 'most similar forces',
      plan: 'Police and Crime Plan delivery plan',
      weakness: 'where policing is weak',
    },
    markings: {
      levels: ['OFFICIAL', 'OFFICIAL-SENSITIVE'],
      restricted: ['OFFICIAL-SENSITIVE'],
      public: 'OFFICIAL',
    },
    // the Elected Local Policing Bodies (Specified Information) Order 2011 (SI 2011/3050), Schedule, as amended by SI 2012/2479,
    // SI 2013/1816 and SI 2021/547, in our words; who publishes what is our convention, for the order names the body alone
    registers: {
      numbering: 'decimal',
      risks: FIVE_BY_FIVE,
      responses: { duty: 'The commissioner’s published response (Police Act 1996, section 55)', days: 56 },
    },
    chasing: CHASING,
    duties: {
      manner: 'in a prominent place on its website',
      // the national crime and policing measures (Home Office, 2021), in our words
      statement: {
        heading: 'Contribution to the national crime and policing measures',
        priorities: [
          {
            id: 'homicide',
            name: 'Reduce murder and other homicide',
            measures: [{ id: 'homicides', name: 'Homicides' }],
          },
          {
            id: 'serious-violence',
            name: 'Reduce serious violence',
            measures: [
              {
                id: 'sharp-object-admissions',
                name: 'Hospital admissions of under 25s for assault with a sharp object',
              },
              { id: 'firearm-discharges', name: 'Offences involving the discharge of a firearm' },
            ],
          },
          {
            id: 'drugs',
            name: 'Disrupt drugs supply and county lines',
            measures: [
              { id: 'drug-homicides', name: 'Drug-related homicides' },
              { id: 'drug-referrals', name: 'Police referrals into drug treatment' },
            ],
          },
          {
            id: 'neighbourhood-crime',
            name: 'Reduce neighbourhood crime',
            measures: [
              { id: 'burglary', name: 'Burglary' },
              { id: 'robbery', name: 'Robbery' },
              { id: 'vehicle-theft', name: 'Theft of and from a vehicle' },
              { id: 'theft-from-person', name: 'Theft from the person' },
            ],
          },
          {
            id: 'cyber-crime',
            name: 'Tackle cyber crime',
            measures: [
              { id: 'cyber-confidence', name: 'Confidence in the law enforcement response to cyber crime' },
              { id: 'cyber-businesses', name: 'Businesses that experienced a cyber breach or attack' },
            ],
          },
          {
            id: 'victims',
            name: 'Improve satisfaction among victims, with a particular focus on victims of domestic abuse',
            measures: [
              { id: 'domestic-abuse-satisfaction', name: 'Satisfaction of victims of domestic abuse' },
              { id: 'victim-satisfaction', name: 'Satisfaction of victims with the police' },
            ],
          },
        ],
      },
      items: [
        ofOffice('1(a) and (b)', 'Name and address of each office holder', EACH_YEAR, OFFICE),
        ofOffice('1(c) and (d)', 'Salary of each office holder, and allowances paid', EACH_YEAR, FINANCE),
        ofOffice('1(e)', 'A register of the interests of office holders', EACH_YEAR, MONITORING),
        ofOffice('1(f)', 'How many complaints about office holders the panel has raised', EACH_YEAR, MONITORING),
        ofOffice(
          '2(a) and (b)',
          'How many staff there are; shares by sex, ethnicity and disability',
          EACH_YEAR,
          OFFICE,
        ),
        ofOffice('2(c) and (d)', 'A chart of the staff; posts, duties and salaries of senior staff', EACH_YEAR, OFFICE),
        ofOffice('2(e)', 'A register of gifts and hospitality offered, accepted or refused', EACH_QUARTER, MONITORING),
        ofOffice('2A', 'Arrangements to use staff of the chief officer or a council', EACH_YEAR, OFFICE, ORDER_OF_2012),
        ofOffice(
          '3(a) to (e)',
          'Budget, precept, other revenue, proposed spending and investment strategy, before the year begins',
          BEFORE_THE_YEAR,
          FINANCE,
        ),
        ofOffice(
          '3(f)',
          'Each crime and disorder reduction grant, month by month, with its reasons',
          EACH_QUARTER,
          FINANCE,
        ),
        ofOffice(
          '3(g)',
          'Each item of spending over £500, of the body and of the chief officer, month by month',
          EACH_QUARTER,
          FINANCE,
          ORDER_OF_2012,
        ),
        ofOffice('4(a)', 'Premises and land owned or occupied', EACH_YEAR, FINANCE),
        ofOffice(
          '4, contracts',
          'Contracts and invitations to tender over £10,000, and a list of smaller contracts',
          EACH_QUARTER,
          FINANCE,
          ORDER_OF_2012,
        ),
        {
          paragraph: '5(a)',
          source: ORDER,
          requirement: 'Date, time and place of each public meeting',
          metIn: 'meeting',
        },
        {
          paragraph: '5(b)',
          source: ORDER,
          requirement: 'Agenda of each public meeting, and each report or document that it considers',
          metIn: 'agenda',
        },
        {
          paragraph: '5(c)',
          source: ORDER,
          requirement:
            'Minutes of each public meeting, and of other meetings where matters of significant public interest are discussed',
          metIn: 'minutes',
        },
        {
          paragraph: '5(d)',
          source: ORDER,
          requirement: 'A record of each decision of significant public interest',
          metIn: 'decisions',
        },
        ofOffice('6', 'Policies on conduct, complaints, decisions, records and whistle-blowing', EACH_YEAR, MONITORING),
        ofOffice('7', 'Reports on crime and disorder that responsible authorities were asked for', EACH_YEAR, OFFICE),
        {
          paragraph: '7A(a)',
          source: ORDER_OF_2021,
          requirement: 'A statement of the force’s contribution to the national priorities for policing',
          metIn: 'statement',
          publishedBy: OFFICE,
          dueOn: EACH_QUARTER,
        },
        {
          paragraph: '7A(b)',
          source: ORDER_OF_2021,
          requirement: 'Which national priorities apply in the area, which do not, and why',
          metIn: 'statement',
        },
        {
          paragraph: '7B(a)',
          source: ORDER_OF_2021,
          requirement:
            'The latest annual report of the inspectors on the force’s effectiveness, efficiency and legitimacy',
        },
        {
          paragraph: '7B(b)',
          source: ORDER_OF_2021,
          requirement: 'The inspectors’ latest summary assessment of the force’s performance',
        },
        {
          paragraph: '7C(a)(i)',
          source: ORDER_OF_2021,
          requirement: 'The latest quarterly complaints data on the force',
          publishedBy: OFFICE,
          dueOn: EACH_QUARTER,
        },
        {
          paragraph: '7C(a)(ii)',
          source: ORDER_OF_2021,
          requirement: 'The latest annual report of complaints statistics',
        },
        {
          paragraph: '7C(b)',
          source: ORDER_OF_2021,
          requirement:
            'A report on holding the chief constable to account for complaints, and on the handling of complaint reviews',
        },
        ofOffice('8', 'How independent custody visiting works', EACH_YEAR, OFFICE),
      ],
    },
  },
  returns: {
    areaHeadings: ['Force', 'Force area', 'Policing district', 'CSP', 'CSP code'],
    valueHeadings: ['Offences', 'Crimes', 'N crimes'],
    wholeNames: ['Force'],
  },
  starter: {
    body: 'Office of the Police and Crime Commissioner',
    legalBasis: 'Police Reform and Social Responsibility Act 2011',
    wholeArea: 'force',
    parts: [
      { id: 'north', name: 'North' },
      { id: 'central', name: 'Central' },
      { id: 'south', name: 'South' },
    ],
    venue: 'Main meeting room, headquarters',
    themes: [
      { id: 'victims', name: 'Victims' },
      { id: 'offenders', name: 'Offenders' },
      { id: 'response', name: 'Response' },
      { id: 'workforce', name: 'Workforce' },
    ],
    roles: [
      { id: 'commissioner', title: 'Police and Crime Commissioner' },
      { id: 'chief-constable', title: 'Chief Constable' },
      { id: 'board-secretary', title: 'Board Secretary', lead: 'chief-executive' },
      { id: 'performance-analyst', title: 'Performance Analyst', lead: 'chief-constable' },
      { id: 'chief-executive', title: 'Chief Executive', lead: 'commissioner' },
      { id: 'chief-finance-officer', title: 'Chief Finance Officer', lead: 'chief-executive' },
    ],
    pack: {
      title: 'Performance Report',
      purpose: 'To inform the Board of the force’s performance.',
      recommendation: 'The Board is recommended to note the report.',
      agendaItem: '5.0',
    },
    indicators: [
      {
        id: 'all-recorded-crime',
        name: 'All recorded crime',
        theme: 'offenders',
        definition: 'Offences recorded under the Home Office counting rules, fraud left out',
        unit: 'offences',
        aggregation: 'count',
        decimals: 0,
        polarity: 'neutral',
        caveat: 'A rise can mean that more is reported or better recorded.',
        source: 'Force recording system; Home Office annual data requirement',
        sample: { level: 4600, season: 0.05, trend: 0.02 },
      },
      {
        id: 'burglary-residential',
        name: 'Residential burglary',
        theme: 'offenders',
        definition: 'Offences of burglary in a home or the buildings that belong to it',
        unit: 'offences',
        aggregation: 'count',
        decimals: 0,
        polarity: 'down',
        source: 'Force recording system',
        sample: { change: { months: 2, by: 0.35 }, level: 210, season: 0.1, trend: -0.08 },
      },
      {
        id: 'domestic-abuse',
        name: 'Domestic abuse',
        theme: 'victims',
        definition: 'Offences flagged as domestic abuse',
        unit: 'offences',
        aggregation: 'count',
        decimals: 0,
        polarity: 'neutral',
        caveat: 'A rise can mean that more victims feel able to come forward.',
        source: 'Force recording system',
        sample: { level: 620, season: 0.06, trend: 0.03 },
      },
      {
        id: 'hate-crime',
        name: 'Hate crime',
        theme: 'victims',
        definition: 'Offences flagged as hate crime, whatever the strand',
        unit: 'offences',
        aggregation: 'count',
        decimals: 0,
        polarity: 'neutral',
        caveat: 'Much is never reported, so a rise may be welcome.',
        source: 'Force recording system',
        sample: { level: 95, season: 0.15 },
      },
      {
        id: 'victim-satisfaction',
        name: 'Victim satisfaction',
        theme: 'victims',
        definition: 'Victims surveyed who were satisfied with the whole service, of those who answered',
        unit: 'victims surveyed',
        aggregation: 'percentage',
        decimals: 1,
        polarity: 'up',
        source: 'Victim survey',
        byArea: false,
        sample: { level: 78, base: 160 },
      },
      {
        id: 'outcome-rate',
        name: 'Positive outcome rate',
        theme: 'offenders',
        definition:
          'Offences resolved in the month with a charge, caution or community resolution, of those recorded in it',
        unit: 'offences resolved',
        aggregation: 'percentage',
        decimals: 1,
        polarity: 'up',
        source: 'Force recording system',
        byArea: false,
        sample: { level: 14, base: 4600 },
      },
      {
        id: 'answer-999',
        name: '999 calls answered in 10 seconds',
        theme: 'response',
        definition: 'Emergency calls answered within 10 seconds, of all answered',
        unit: 'calls',
        aggregation: 'percentage',
        decimals: 1,
        polarity: 'up',
        source: 'Control room; BT call data',
        byArea: false,
        target: { value: 90, per: 'month', setBy: 'National Contact Management Strategy' },
        sample: { level: 88, base: 9200 },
      },
      {
        id: 'immediate-response',
        name: 'Time to respond to immediate incidents',
        theme: 'response',
        definition: 'Minutes from the call to the arrival of an officer, divided by the number of immediate incidents',
        unit: 'minutes',
        aggregation: 'mean',
        decimals: 1,
        polarity: 'down',
        source: 'Command and control system',
        sample: { level: 13.5, base: 1900, season: 0.03 },
      },
      {
        id: 'officers',
        name: 'Police officers',
        theme: 'workforce',
        definition: 'Officers in post on the last day of the month, full-time equivalent',
        unit: 'officers',
        aggregation: 'headcount',
        decimals: 0,
        polarity: 'up',
        source: 'Workforce system',
        byArea: false,
        sample: { level: 1720, trend: 0.01 },
      },
      {
        id: 'officer-sickness',
        name: 'Officer sickness',
        theme: 'workforce',
        definition: 'Working days lost to sickness, for each officer',
        unit: 'days',
        aggregation: 'per-head',
        decimals: 2,
        polarity: 'down',
        source: 'Workforce system',
        byArea: false,
        sample: { level: 0.8, season: 0.15, noise: 0.06 },
      },
      {
        id: 'overtime-cost',
        name: 'Overtime',
        theme: 'workforce',
        definition: 'Paid to officers and staff for overtime in the month',
        unit: 'pounds',
        aggregation: 'count',
        format: 'pounds',
        decimals: 0,
        polarity: 'down',
        source: 'Payroll',
        byArea: false,
        sample: { level: 610000, noise: 0.08, season: 0.05 },
      },
    ],
  },
}
