/** Parameters of a statement, numbered as they are added; the organization is the first. */
export class QueryParameters {
  readonly values: (string | null)[]
  constructor(organization: string) {
    this.values = [organization]
  }
  add(value: string | null): string {
    return `$${this.values.push(value)}`
  }
}
