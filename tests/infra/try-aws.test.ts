import { describe, expect, it } from 'vitest'
import { reduceTemplate } from '../../infra/try/assembly.ts'
import { GAPS } from '../../infra/try/gaps.ts'

const template = {
  Resources: {
    Set: { Type: 'AWS::SES::ConfigurationSet' },
    Function: {
      Type: 'AWS::Lambda::Function',
      DependsOn: ['Set', 'Role'],
      Properties: {
        Environment: { SET: { Ref: 'Set' }, ARN: { 'Fn::GetAtt': ['Set', 'Arn'] }, OTHER: { Ref: 'Role' } },
      },
    },
    Role: { Type: 'AWS::IAM::Role', DependsOn: 'Set' },
  },
  Outputs: {
    Record: { Value: { 'Fn::GetAtt': ['Identity', 'DkimDNSTokenName1'] } },
    Name: { Value: { Ref: 'Function' } },
  },
}

describe('what an emulator lacks', () => {
  it('is left out of the template, with a name in place of each reference to it', () => {
    expect(reduceTemplate(template as never, [{ type: 'AWS::SES::ConfigurationSet' }]).Resources).toEqual({
      Function: {
        Type: 'AWS::Lambda::Function',
        DependsOn: ['Role'],
        Properties: { Environment: { SET: 'Set', ARN: 'Set.Arn', OTHER: { Ref: 'Role' } } },
      },
      Role: { Type: 'AWS::IAM::Role' },
    })
  })

  it('is left out of the outputs where it is an attribute, and its resource stays', () => {
    const reduced = reduceTemplate(template, [{ attribute: 'DkimDNSTokenName' }])
    expect(Object.keys(reduced.Outputs ?? {})).toEqual(['Name'])
    expect(Object.keys(reduced.Resources)).toEqual(Object.keys(template.Resources))
  })

  it('is proven by a stack that has it, and names where AWS documents it', () => {
    for (const { what, omits, probe, documentedAt } of GAPS) {
      expect(documentedAt, what).toMatch(/^docs\.aws\.amazon\.com\/AWSCloudFormation\/\S+\.html$/)
      if ('type' in omits) expect(Object.values(probe.Resources).map(({ Type }) => Type)).toContain(omits.type)
      if ('attribute' in omits) expect(JSON.stringify(probe.Outputs)).toContain(omits.attribute)
    }
  })
})
