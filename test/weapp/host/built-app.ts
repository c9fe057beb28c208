/** The compiled build as the page receives it, and questions about its app.json. */
import type { template } from 'glass-easel'

export interface FileConfig {
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
}

export interface TabItem {
  pagePath: string
  text: string
}

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: AppConfig['subPackages']
  window?: FileConfig
  usingComponents?: Record<string, string>
  tabBar?: { list: TabItem[] }
}

export interface BuiltApp {
  app: AppConfig
  /** Each by the file's name without extension. */
  configs: Record<string, FileConfig>
  styles: Record<string, string>
  scripts: Record<string, string>
}

type TemplateGroups = Required<template.ComponentTemplate>['groupList']

declare global {
  interface Window {
    __MP__: BuiltApp
    __MP_TEMPLATES__: TemplateGroups
  }
}

export const builtApp = window.__MP__
export const { app: appConfig } = builtApp
export const tabItems = appConfig.tabBar?.list ?? []

const packages = appConfig.subPackages ?? appConfig.subpackages ?? []
const routes = new Set([
  ...appConfig.pages,
  ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
])

export const isPage = (route: string) => routes.has(route)
export const isTabPage = (route: string) => tabItems.some((tab) => tab.pagePath === route)

/** A page's own setting, or else the app's. */
export function pageSetting<K extends keyof FileConfig>(route: string, name: K): FileConfig[K] {
  return builtApp.configs[route]?.[name] ?? appConfig.window?.[name]
}

/** The compiled template of a wxml file (named without extension), if there is one. */
export function compiledTemplate(file: string): template.ComponentTemplate | undefined {
  const groups = window.__MP_TEMPLATES__
  const content = groups[file]
  return content && { groupList: groups, content }
}

/** Resolves a path written in one file of the build against that file. */
export function resolvePath(fromFile: string, to: string): string {
  const parts = to.startsWith('/') ? [] : fromFile.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
