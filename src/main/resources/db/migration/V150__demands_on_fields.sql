-- From which stage on a field is required: {"field", "values"}. Also of the product's own fields.
alter table field_shape add column required_from jsonb;
