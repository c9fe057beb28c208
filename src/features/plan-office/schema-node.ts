/** What is used of a JSON Schema: the plan's own, as the API sends it. */
export interface SchemaNode {
  title?: string
  description?: string
  default?: unknown
  type?: string | readonly string[]
  properties?: Record<string, SchemaNode>
  required?: readonly string[]
  items?: SchemaNode
  anyOf?: readonly SchemaNode[]
  enum?: readonly string[]
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  propertyNames?: SchemaNode
  additionalProperties?: SchemaNode | false
}
