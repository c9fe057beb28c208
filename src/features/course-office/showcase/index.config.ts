export default definePageConfig({ navigationBarTitleText: '编辑成果展示' })
